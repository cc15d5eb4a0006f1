/**
 * The page of one entity: its heading, its one way to add, a draft that was left, and whatever it shows. Rows of its lists
 * can be selected, where something can be done with many at once; while they are, that stands in the place of its tools.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { ListChecks, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { useQuery } from '../ui/page/navigate.ts';
import { Page } from '../ui/page/Page.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import { RowPick } from '../ui/rows/Row.tsx';
import { createSelection, type Selection } from '../ui/rows/selection.ts';
import { orderIn, watchPicks } from '../ui/rows/watchPicks.ts';
import { enterScene } from './commands/pageScene.ts';
import styles from './EntityPage.module.css';
import { LeftDraft } from './LeftDraft.tsx';
import { addRecord } from './openRecord.ts';
import { PageSelection } from './PageSelection.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

/** Both at once, so that rows have their boxes when the bar is there. */
async function loadParts() {
  const [{ SelectionBar }, { RowBox }] = await Promise.all([import('./SelectionBar.tsx'), import('./RowBox.tsx')]);
  return { SelectionBar, RowBox };
}
type Parts = Awaited<ReturnType<typeof loadParts>>;

interface EntityPageProps<E extends EntityDefinition> {
  of: WidgetDefinition<E>;
  lead?: ReactNode;
  /** Whether what it shows has rows to select. */
  canSelect?: boolean;
  children: ReactNode;
}

export function EntityPage<E extends EntityDefinition>({ of, lead, canSelect = true, children }: EntityPageProps<E>) {
  const { entity, name, words } = of;
  const [selection] = useState(createSelection);
  const rows = useRef<HTMLDivElement>(null);
  const shown = () => (rows.current === null ? [] : orderIn(rows.current));
  const selecting = useParts(selection);
  usePicks(rows, selection, canSelect);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` reads the page whenever it is asked
  useEffect(() => (canSelect ? enterScene({ of, selection, shown }) : undefined), [of, selection, canSelect]);
  const tools = (
    <>
      {canSelect && (
        <Button weight="quiet" onClick={selection.begin}>
          <ListChecks size={16} strokeWidth={1.75} aria-hidden />
          Select
        </Button>
      )}
      <Button weight="primary" aria-label={`Add ${words[0]}`} onClick={() => addRecord(entity.name)}>
        <Plus size={16} strokeWidth={1.75} aria-hidden />
        Add {words[0]}
      </Button>
    </>
  );
  return (
    <Page name={name} lead={lead} tools={selecting ? undefined : tools}>
      {selecting && <selecting.SelectionBar {...{ of, selection, shown }} />}
      <LeftDraft entity={entity.name} />
      <div ref={rows} className={`${styles.rows} ${selecting ? styles.selecting : ''}`}>
        <PageSelection value={{ selection, shown }}>
          <RowPick value={selecting?.RowBox ?? null}>
            <PageBody label={name}>{children}</PageBody>
          </RowPick>
        </PageSelection>
      </div>
    </Page>
  );
}

/** What is shown while rows are selected; null while none are, or it is not here yet. */
function useParts(selection: Selection): Parts | null {
  const isSelecting = useSyncExternalStore(selection.subscribe, () => selection.ids() !== null);
  const [parts, setParts] = useState<Parts | null>(null);
  useEffect(() => {
    if (isSelecting) loadParts().then(setParts, selection.leave);
  }, [isSelecting, selection]);
  return isSelecting ? parts : null;
}

/** Picks the rows of a page; when it shows others, what was selected is let go: nobody would see it. */
function usePicks(rows: React.RefObject<HTMLDivElement | null>, selection: Selection, canSelect: boolean): void {
  useEffect(() => {
    return rows.current !== null && canSelect ? watchPicks(rows.current, selection) : undefined;
  }, [rows, selection, canSelect]);
  const shows = JSON.stringify(useQuery());
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the query becomes another
  useEffect(() => selection.leave(), [selection, shows]);
}
