/**
 * An entity's card on the dashboard: its frame, its one way to add, a draft that was left, and the way to all there is.
 * It is shown when what it shows has been read, together with the other cards.
 */
import type { ReactNode } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import { PageLink } from '../ui/page/PageLink.tsx';
import { NewRow } from '../ui/rows/Row.tsx';
import { RowList } from '../ui/rows/RowList.tsx';
import { WidgetCard } from '../ui/WidgetCard.tsx';
import { LeftDraft } from './LeftDraft.tsx';
import { addRecord } from './openRecord.ts';
import { LiveStates } from './RecordStatus.tsx';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface EntityCardProps {
  of: WidgetDefinition;
  /** Its first data has come. */
  isReady: boolean;
  /** The rows it shows. */
  rows: readonly { id: string }[];
  /** The index they are in the order of, where people give them that. */
  ordered?: readonly string[];
  /** Small print beside the heading. */
  aside?: ReactNode;
  /** Above the draft that was left. */
  top?: ReactNode;
  /** What leads to the page: "All 240". */
  all: string;
  /** What the page is asked for beside its path. */
  query?: string;
  children: ReactNode;
}

export function EntityCard({ of, isReady, rows, ordered, aside, top, all, query = '', children }: EntityCardProps) {
  const { entity, name, path, words } = of;
  return (
    <WidgetCard
      name={name}
      addLabel={`Add ${words[0]}`}
      onAdd={() => addRecord(entity.name)}
      aside={aside}
      isReady={isReady}
      foot={<PageLink href={path + query}>{all}</PageLink>}
    >
      {top}
      <LeftDraft entity={entity.name} />
      <LiveStates entity={entity.name} rows={rows}>
        <NewRow value={useEntityStore(entity).useNewest()}>
          <RowList ordered={ordered}>{children}</RowList>
        </NewRow>
      </LiveStates>
    </WidgetCard>
  );
}
