/**
 * A list of any length: read a page at a time, as far as a person scrolls, and live only where one is near. What is far
 * away is a space of the height it had.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useEntityStore } from '../data/DeviceProvider.tsx';
import type { Entry } from '../data/entityStore.ts';
import type { Query } from '../data/queryRange.ts';
import type { PageBounds, PageEdge } from '../data/readPage.ts';
import { useRowsPage } from '../data/useRowsPage.ts';
import { NewRow } from '../ui/rows/Row.tsx';
import { RowList } from '../ui/rows/RowList.tsx';
import { useNear } from '../ui/rows/useNear.ts';
import { GroupHead } from './GroupHead.tsx';
import { RecordStates } from './RecordStatus.tsx';

/** Rows under one heading stand next to each other in the order of the query. */
export interface Grouping<R> {
  keyOf(row: R): string;
  heading(key: string): ReactNode;
}

interface PagedListProps<E extends EntityDefinition> {
  entity: E;
  query: Query<E>;
  /** Rows it is not true of are left out. `key`: what makes this test another one. */
  filter?: { key: string; matches(row: Entry<E>): boolean } | undefined;
  groups?: Grouping<Entry<E>>;
  /** Instead of a list without rows. */
  empty: ReactNode;
  /** Of each list of rows. */
  className?: string | undefined;
  children(row: Entry<E>): ReactNode;
}

/** What a page came to when it was last read. */
interface Seen {
  ids: readonly string[];
  lastGroup: string | undefined;
  /** px */
  height: number;
}

interface Reach {
  /** Where each page but the first begins. */
  edges: readonly PageEdge[];
  /** By where the page begins. */
  seen: Map<string, Seen>;
}

const startName = (start: PageEdge | null) => (start === null ? 'first' : JSON.stringify(start));

/** How far lists have been read, so that one that is come back to is as long as it was left. */
const reachByList = new Map<string, Reach>();

export function PagedList<E extends EntityDefinition>(props: PagedListProps<E>) {
  const { entity, query, filter } = props;
  const name = [location.pathname, entity.name, JSON.stringify(query), filter?.key ?? ''].join(' ');
  return <Pages key={name} name={name} {...props} />;
}

function Pages<E extends EntityDefinition>({ name, ...list }: PagedListProps<E> & { name: string }) {
  const { entity, filter, empty, children } = list;
  const store = useEntityStore(entity);
  const [reach] = useState<Reach>(() => reachByList.get(name) ?? { edges: [], seen: new Map() });
  const [edges, setEdges] = useState(reach.edges);
  const [, setVersion] = useState(0);
  reach.edges = edges;
  reachByList.set(name, reach);

  const starts = [null, ...edges];
  const seen = starts.map((start) => reach.seen.get(startName(start)));
  const onSeen = (start: PageEdge | null, now: Seen) => {
    const known = reach.seen.get(startName(start));
    reach.seen.set(startName(start), now);
    if (known?.lastGroup !== now.lastGroup || known?.ids.join() !== now.ids.join()) setVersion((count) => count + 1);
  };
  const shown = new Set(seen.flatMap((page) => page?.ids ?? []));
  const added = (store.useAdded() ?? []).filter((row) => !shown.has(row.id) && (filter?.matches(row) ?? true));
  const isRead = seen.every((page) => page !== undefined);
  return (
    <NewRow value={store.useNewest()}>
      <RowList>
        {isRead && shown.size === 0 && added.length === 0 && empty}
        {isRead && added.length > 0 && (
          <section>
            <GroupHead>Just added</GroupHead>
            <ul>
              {added.map((row) => (
                <Fragment key={row.id}>{children(row)}</Fragment>
              ))}
            </ul>
          </section>
        )}
        {starts.map((start, at) => (
          <ListPage
            key={startName(start)}
            list={list}
            bounds={{ start, end: edges[at] ?? null }}
            groupBefore={seen[at - 1]?.lastGroup}
            height={seen[at]?.height ?? 0}
            onSeen={(now) => onSeen(start, now)}
            onMore={(next) => setEdges((known) => (known[at] === edges[at] ? known.toSpliced(at, 0, next) : known))}
          />
        ))}
      </RowList>
    </NewRow>
  );
}

interface ListPageProps<E extends EntityDefinition> {
  list: PagedListProps<E>;
  bounds: PageBounds;
  groupBefore: string | undefined;
  height: number;
  onSeen(now: Seen): void;
  onMore(next: PageEdge): void;
}

function ListPage<E extends EntityDefinition>(props: ListPageProps<E>) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place, props.bounds.start === null);
  return (
    <div ref={place} style={isNear ? undefined : { blockSize: props.height }}>
      {isNear && <ShownPage {...props} />}
    </div>
  );
}

function ShownPage<E extends EntityDefinition>(props: ListPageProps<E>) {
  const { list, bounds, groupBefore, height, onSeen, onMore } = props;
  const page = useRowsPage(list.entity, list.query, bounds, list.filter);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (page === undefined || element === null) return;
    const last = page.rows.at(-1);
    const lastGroup = last === undefined ? groupBefore : list.groups?.keyOf(last);
    const ids = page.rows.map(({ id }) => id);
    const tell = () => onSeen({ ids, lastGroup, height: element.offsetHeight });
    tell();
    const watch = new ResizeObserver(tell);
    watch.observe(element);
    return () => watch.disconnect();
  });
  const next = page?.next ?? null;
  useEffect(() => {
    if (next !== null) onMore(next);
  });
  if (page === undefined) return <div style={{ blockSize: height }} />;
  return (
    <div ref={place}>
      <RecordStates value={page.states}>
        {groupRows(page.rows, list.groups).map(({ key, rows }) => (
          <section key={key}>
            {list.groups && key !== groupBefore && list.groups.heading(key)}
            <ul className={list.className}>
              {rows.map((row) => (
                <Fragment key={row.id}>{list.children(row)}</Fragment>
              ))}
            </ul>
          </section>
        ))}
      </RecordStates>
    </div>
  );
}

function groupRows<E extends EntityDefinition>(rows: readonly Entry<E>[], groups: Grouping<Entry<E>> | undefined) {
  const found: { key: string; rows: Entry<E>[] }[] = [];
  for (const row of rows) {
    const key = groups?.keyOf(row) ?? '';
    const last = found.at(-1);
    if (last?.key === key) last.rows.push(row);
    else found.push({ key, rows: [row] });
  }
  return found;
}
