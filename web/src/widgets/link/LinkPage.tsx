/** All links, in their groups. */
import { link } from '@holdfast/shared/entities/link';
import { useQuery } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import type { Grouping } from '../../ui/rows/LongList.tsx';
import { matchesText } from '../../ui/words/matchesText.ts';
import { EntityPage } from '../EntityPage.tsx';
import { GroupHead } from '../GroupHead.tsx';
import { PagedList } from '../PagedList.tsx';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';

export function LinkPage() {
  const { q: search = '' } = useQuery();
  const matches = ({ title, url, group }: QuickLink) => matchesText([title, url, group], search);
  return (
    <EntityPage of={links}>
      <SearchField what="links" value={search} />
      <PagedList
        entity={link}
        query={{ by: ['group', 'order'] }}
        filter={search === '' ? undefined : { key: search, matches }}
        groups={byGroup}
        className={styles.tiles}
        empty={<p>{search === '' ? 'No links yet.' : `No link here has “${search}” in it.`}</p>}
      >
        {(row) => <LinkTile link={row} />}
      </PagedList>
    </EntityPage>
  );
}

const byGroup: Grouping<QuickLink> = {
  keyOf: ({ group }) => group,
  heading: (group) => group !== '' && <GroupHead>{group}</GroupHead>,
};
