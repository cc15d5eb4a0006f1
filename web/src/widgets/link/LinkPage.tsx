/** All links, in their groups. */
import { link } from '@holdfast/shared/entities/link';
import { useQuery } from '../../ui/page/navigate.ts';
import { SearchField } from '../../ui/page/SearchField.tsx';
import type { Grouping } from '../../ui/rows/LongList.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { GroupHead } from '../GroupHead.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';

export function LinkPage() {
  const { q: search = '' } = useQuery();
  return (
    <EntityPage of={links}>
      <SearchField what="links" value={search} />
      <PagedList
        entity={link}
        query={{ by: ['group', 'order'] }}
        search={search}
        groups={byGroup}
        className={styles.tiles}
        empty={search === '' ? <p>No links yet.</p> : <NoneFound of={links} search={search} />}
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
