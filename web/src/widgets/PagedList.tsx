/** A long list of one entity's records, in the order of a query: with what was just added, and how far each row has come. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { Fragment, type ReactNode } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';
import { entryHasWords } from '../data/search/entryHasWords.ts';
import { hasItem } from '../data/search/findRows.ts';
import { type AskedRows, useRowsPage } from '../data/useRowsPage.ts';
import { type Grouping, LongList } from '../ui/rows/LongList.tsx';
import { NewRow } from '../ui/rows/Row.tsx';
import { GroupHead } from './GroupHead.tsx';
import { LongRecordNote } from './LongRecordNote.tsx';
import { orderedBy } from './orderedBy.ts';
import { RecordStates } from './RecordStatus.tsx';

interface PagedListProps<E extends EntityDefinition> extends AskedRows<E> {
  groups?: Grouping<Entry<E>>;
  /** Where several lists stand on a page: whose what was just added is. */
  takes?(row: Entry<E>): boolean;
  /** Instead of a list without rows. */
  empty: ReactNode;
  /** Of each list of rows. */
  className?: string | undefined;
  children(row: Entry<E>): ReactNode;
}

export function PagedList<E extends EntityDefinition>(props: PagedListProps<E>) {
  const { entity, query, search = '', having, groups, takes = () => true, empty, className, children } = props;
  const store = useEntityStore(entity);
  const added = store.useAdded() ?? [];
  const isHad = (row: Entry<E>) => having === undefined || hasItem(row, having);
  const isMeant = (row: Entry<E>) => takes(row) && isHad(row) && entryHasWords(entity, row, search);
  const justAdded = (isShown: (id: string) => boolean) => {
    const rows = added.filter((row) => !isShown(row.id) && isMeant(row));
    if (rows.length === 0) return null;
    return (
      <section>
        <GroupHead>Just added</GroupHead>
        <ul>
          {rows.map((row) => (
            <Fragment key={row.id}>{children(row)}</Fragment>
          ))}
        </ul>
      </section>
    );
  };
  return (
    <NewRow value={store.useNewest()}>
      <LongList
        name={[location.pathname, entity.name, JSON.stringify([query, having]), search].join(' ')}
        usePage={useRowsPage<E>}
        asked={{ entity, query, search, having }}
        groups={groups}
        // While some are left out, nobody sees what a row is moved past.
        ordered={search.trim() === '' && having === undefined ? orderedBy(query) : undefined}
        empty={empty}
        above={justAdded}
        around={({ states }, rows) => <RecordStates value={states}>{rows}</RecordStates>}
        className={className}
      >
        {children}
      </LongList>
      {search.trim() !== '' && <LongRecordNote entity={entity.name} />}
    </NewRow>
  );
}
