/**
 * A list of any length: read a page at a time, as far as a person scrolls, and live only where one is near. What is far
 * away is a space of the height it had. Knows neither what a row is nor how it is read.
 */
import { Fragment, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { RowList } from './RowList.tsx';
import { useNear } from './useNear.ts';

/** Rows under one heading stand next to each other in the order of the list. */
export interface Grouping<R> {
  keyOf(row: R): string;
  heading(key: string): ReactNode;
}

/** Between two edges; null: where the list begins or ends. */
export interface Bounds<E> {
  start: E | null;
  end: E | null;
}

/** `next`: where what this page has too much of begins. `isVoid`: nothing lies between its edges, shown or not. */
type Page<R, E, X> = X & { rows: readonly R[]; next: E | null; isVoid?: boolean };

interface LongListProps<R, E, X, Q> {
  /** Which list it is: one that is come back to is as long as it was left. */
  name: string;
  /** Reads a page of what is asked for, as a hook; undefined until it is there. */
  usePage(bounds: Bounds<E>, asked: Q): Page<R, E, X> | undefined;
  asked: Q;
  groups?: Grouping<R> | undefined;
  /** As RowList has it. */
  ordered?: readonly string[] | undefined;
  /** Instead of a list without rows. */
  empty: ReactNode;
  /** What stands above all pages once they are read; null for nothing. */
  above?(isShown: (id: string) => boolean): ReactNode;
  /** What a page's rows stand in. */
  around?(page: X, rows: ReactNode): ReactNode;
  /** Of each list of rows. */
  className?: string | undefined;
  children(row: R): ReactNode;
}

/** What a page came to when it was last read. */
interface Seen {
  ids: readonly string[];
  lastGroup: string | undefined;
  /** px */
  height: number;
}

interface Reach<E> {
  /** Where each page but the first begins. */
  edges: readonly E[];
  /** By where the page begins. */
  seen: Map<string, Seen>;
}

const startName = (start: unknown) => (start === null ? 'first' : JSON.stringify(start));

/** How far lists have been read, by their names. */
const reachByList = new Map<string, Reach<unknown>>();

export function LongList<R extends { id: string }, E, X, Q>(props: LongListProps<R, E, X, Q>) {
  return <Pages key={props.name} {...props} />;
}

function Pages<R extends { id: string }, E, X, Q>(list: LongListProps<R, E, X, Q>) {
  const { name, empty, above = () => null } = list;
  const [reach] = useState(() => (reachByList.get(name) ?? { edges: [], seen: new Map() }) as Reach<E>);
  const [edges, setEdges] = useState(reach.edges);
  const [, setVersion] = useState(0);
  reach.edges = edges;
  reachByList.set(name, reach);

  const starts = [null, ...edges];
  const seen = starts.map((start) => reach.seen.get(startName(start)));
  const onSeen = (start: E | null, now: Omit<Seen, 'height'>) => {
    const known = reach.seen.get(startName(start));
    reach.seen.set(startName(start), { ...now, height: known?.height ?? 0 });
    if (known?.lastGroup !== now.lastGroup || known?.ids.join() !== now.ids.join()) setVersion((count) => count + 1);
  };
  const shown = new Set(seen.flatMap((page) => page?.ids ?? []));
  const isRead = seen.every((page) => page !== undefined);
  const top = isRead ? above((id) => shown.has(id)) : null;
  return (
    <RowList ordered={list.ordered}>
      {isRead && shown.size === 0 && top === null && empty}
      {top}
      {starts.map((start, at) => (
        <ListPage
          key={startName(start)}
          list={list}
          bounds={{ start, end: edges[at] ?? null }}
          groupBefore={seen[at - 1]?.lastGroup}
          height={seen[at]?.height ?? 0}
          ids={seen[at]?.ids ?? []}
          onSeen={(now) => onSeen(start, now)}
          onHeight={(height) => {
            const known = reach.seen.get(startName(start));
            if (known !== undefined) known.height = height;
          }}
          onVoid={() => setEdges((known) => (known[at - 1] === start ? known.toSpliced(at - 1, 1) : known))}
          onMore={(next) => setEdges((known) => (known[at] === edges[at] ? known.toSpliced(at, 0, next) : known))}
        />
      ))}
    </RowList>
  );
}

interface ListPageProps<R, E, X, Q> {
  list: LongListProps<R, E, X, Q>;
  bounds: Bounds<E>;
  groupBefore: string | undefined;
  height: number;
  /** The rows it had when it was last read. */
  ids: readonly string[];
  onSeen(now: Omit<Seen, 'height'>): void;
  onHeight(height: number): void;
  onVoid(): void;
  onMore(next: E): void;
}

function ListPage<R extends { id: string }, E, X, Q>(props: ListPageProps<R, E, X, Q>) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useNear(place, props.bounds.start === null);
  return (
    <div
      ref={place}
      style={isNear ? undefined : { blockSize: props.height }}
      data-far={isNear ? undefined : JSON.stringify(props.ids)}
    >
      {isNear && <ShownPage {...props} />}
    </div>
  );
}

function ShownPage<R extends { id: string }, E, X, Q>(props: ListPageProps<R, E, X, Q>) {
  const { list, bounds, groupBefore, height, onSeen, onHeight, onVoid, onMore } = props;
  const { usePage, groups, around = (_, rows) => rows } = list;
  const page = usePage(bounds, list.asked);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (page === undefined) return;
    const last = page.rows.at(-1);
    onSeen({
      ids: page.rows.map(({ id }) => id),
      lastGroup: last === undefined ? groupBefore : groups?.keyOf(last),
    });
  });
  // Told by the browser when it has laid the page out, and not asked for before.
  const told = useRef(onHeight);
  told.current = onHeight;
  useEffect(() => {
    if (place.current === null) return;
    const watch = new ResizeObserver((sizes) => {
      const size = sizes.at(-1)?.borderBoxSize[0];
      if (size !== undefined) told.current(size.blockSize);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  const next = page?.next ?? null;
  useEffect(() => {
    if (next !== null) onMore(next);
  });
  // Joined with the one before it: what comes back there later comes a page at a time, not into twenty at once.
  const isVoid = page?.isVoid === true && bounds.start !== null;
  useEffect(() => {
    if (isVoid) onVoid();
  });
  const rows = groupRows(page?.rows ?? [], groups).map(({ key, rows }) => (
    <section key={key}>
      {groups && key !== groupBefore && groups.heading(key)}
      <ul className={list.className}>
        {rows.map((row) => (
          <Fragment key={row.id}>{list.children(row)}</Fragment>
        ))}
      </ul>
    </section>
  ));
  return (
    <div ref={place} style={page === undefined ? { blockSize: height } : undefined}>
      {page && around(page, rows)}
    </div>
  );
}

function groupRows<R>(rows: readonly R[], groups: Grouping<R> | undefined) {
  const found: { key: string; rows: R[] }[] = [];
  for (const row of rows) {
    const key = groups?.keyOf(row) ?? '';
    const last = found.at(-1);
    if (last?.key === key) last.rows.push(row);
    else found.push({ key, rows: [row] });
  }
  return found;
}
