/** All links, in their groups; moved by hand to where they should stand; bookmarks of browsers come and go as a file. */
import { link } from '@holdfast/shared/entities/link';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { BackContext } from '../../ui/backCloses.ts';
import { closeOver, useQuery } from '../../ui/page/navigate.ts';
import type { Grouping } from '../../ui/rows/LongList.tsx';
import { EntityPage } from '../EntityPage.tsx';
import { GroupHead } from '../GroupHead.tsx';
import { NoneFound } from '../NoneFound.tsx';
import { PagedList } from '../PagedList.tsx';
import { ImportBookmarks } from './bookmarks/ImportBookmarks.tsx';
import { DraggedTile } from './DraggedTile.tsx';
import { DragTiles } from './DragTiles.tsx';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';
import { LinkTools } from './LinkTools.tsx';
import { numberedLinks, numberLinks } from './numberLinks.ts';

const by = ['group', 'order'] as const;

export function LinkPage() {
  const { q: search = '', arrange, import: imported } = useQuery();
  const isArranging = arrange !== undefined;
  const numbers = numberLinks(useEntityStore(link).useQuery({ by, limit: numberedLinks }) ?? []);
  return (
    // While links are arranged a finger that rests on one moves it.
    <EntityPage of={links} canSelect={!isArranging}>
      <LinkTools search={search} isArranging={isArranging} />
      <DragTiles by={by}>
        <PagedList
          entity={link}
          query={{ by }}
          search={search}
          groups={byGroup}
          className={styles.tiles}
          empty={search === '' ? <p>No links yet.</p> : <NoneFound of={links} search={search} />}
        >
          {(row) => (
            // While a search leaves some out, nobody sees what a link is moved past.
            <DraggedTile
              link={row}
              number={numbers.get(row.id)}
              canMove={search === ''}
              hasHandle={isArranging && search === ''}
            />
          )}
        </PagedList>
      </DragTiles>
      {imported !== undefined && (
        <BackContext value="caller">
          <ImportBookmarks onClose={closeOver} />
        </BackContext>
      )}
    </EntityPage>
  );
}

const byGroup: Grouping<QuickLink> = {
  keyOf: ({ group }) => group,
  heading: (group) => group !== '' && <GroupHead>{group}</GroupHead>,
};
