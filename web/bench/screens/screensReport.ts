/** The numbers of the screens as tables, goals and a plot. */
import { median, quantile } from '@holdfast/sync-server/bench/kit/measures.ts';
import {
  type BenchResult,
  type BenchSize,
  type Cell,
  type Goal,
  rounded,
  type Table,
} from '@holdfast/sync-server/bench/kit/result.ts';
import type { BuildSizes } from '../../buildSizes.ts';
import type { Readings } from './readings.ts';
import { categories, lighthouse } from './runLighthouse.ts';

export interface StoreReadings {
  records: number;
  slowdown: number;
  /** Processes that wanted a processor when it began and when it ended: how free the machine was. */
  load: [before: number, after: number];
  ours: Readings;
  theirs: Readings;
}

export interface ScreensFindings {
  name: BenchSize;
  size: { rounds: number; long: number; times: number; opened: number; pulled: number };
  stores: StoreReadings[];
  /** With the server: Lighthouse, and a pull. */
  online: Readings;
  sizes: BuildSizes;
}

/** By what they are called among the readings of the app, and among those of the bare page where it has them. */
const moments: { name: string; ours: string; theirs?: string }[] = [
  { name: 'cold start to rows in all cards', ours: 'start', theirs: 'start' },
  { name: 'cold start to the first paint', ours: 'first paint', theirs: 'first paint' },
  { name: 'Enter to the new todo in the document', ours: 'todo: in the document', theirs: 'todo: in the document' },
  { name: 'Enter to the new todo painted', ours: 'todo: painted', theirs: 'todo: painted' },
  {
    name: 'Save to the new expense in the document',
    ours: 'expense: in the document',
    theirs: 'expense: in the document',
  },
  { name: 'Save to the new expense painted', ours: 'expense: painted', theirs: 'expense: painted' },
  { name: 'Save to the new expense in the document of another tab', ours: 'other tab: in the document' },
  { name: 'Save to the new expense painted in another tab', ours: 'other tab: painted' },
  { name: 'all todos opened and painted', ours: 'all todos: painted', theirs: 'list: painted' },
  { name: 'all sales opened and painted', ours: 'all sales: painted' },
  { name: 'the calendar opened and painted', ours: 'calendar: painted' },
  { name: 'Ctrl K to the palette painted', ours: 'palette: painted' },
  { name: 'a word of many records typed, to the first one painted', ours: 'search, a word of many: painted' },
  { name: 'a word of few, to the first one painted', ours: 'search, a word of few: painted' },
  { name: 'two words of many, to the first one painted', ours: 'search, two words of many: painted' },
  { name: 'all sales with a word of many, opened and painted', ours: 'all that was found: painted' },
  { name: 'an interaction, to the next paint', ours: 'interaction' },
  { name: 'the longest task of scrolling to the 500th sale', ours: 'long tasks of scrolling' },
  { name: 'all long tasks of a start', ours: 'long tasks at the start' },
];

export function screensReport({ name, size, stores, online, sizes }: ScreensFindings): BenchResult {
  return {
    name: 'screens',
    title: 'Screens: what a person sees, and when',
    size: name,
    postgres: null,
    method: [
      'The built app in a whole Chromium without a window, installed by an earlier visit, its server stopped: the service worker answers. Each visit starts the browser anew on the same profile. The stores are filled as a pull would, bound to an account, with three years of a shop: 30 % todos, 27 % sales, 27 % expenses, 16 % events, 60 links.',
      'The bare page beside it has no framework, a service worker of its own, and another origin: it reads as many rows as the dashboard shows from a copy of the very same tables, adds nothing up, and writes a row by one put, without stamp, mark, history or draft. It is the floor, not a rival.',
      'Measured in the page: a start from the beginning of the navigation, anything else from the timestamp of the key or the press, until the row is in the document, and until the frame that shows it was made, which a screen of 60 Hz rounds up to its next frame. Interactions are those of the Event Timing API; one too short for it counts as 8 ms. “CPU ×4”: slowed down four times by the DevTools protocol, in the page alone.',
      `${size.rounds} rounds, the two pages taking turns; in each ${size.times} todos and as many expenses are written, and ${size.opened} times each list is opened. In ${size.long} of them a long way is scrolled, some forty interactions follow, and at the end a second tab is opened, and as many expenses are saved in the first one.`,
    ],
    tables: [...stores.map(storeTable), growthTable(stores), onlineTable(size.pulled, online), sizeTable(sizes)],
    plots: [plotOf(stores)],
    goals: [
      ...stores.flatMap(goalsOf),
      ...growthGoals(stores),
      ...onlineGoals(size.pulled, online),
      ...sizeGoals(sizes),
    ],
  };
}

const titleOf = ({ records, slowdown }: StoreReadings) => `${records.toLocaleString('en')} records, CPU ×${slowdown}`;

function storeTable(store: StoreReadings): Table {
  const { ours, theirs, load } = store;
  const heap = ours.heap ?? [];
  return {
    title: titleOf(store),
    columns: ['what, ms', 'p50', 'p95', 'from … to', 'bare p50', 'bare p95', 'times the bare p50'],
    rows: moments.map((moment): Cell[] => {
      const own = ours[moment.ours] ?? [];
      const other = moment.theirs === undefined ? [] : (theirs[moment.theirs] ?? []);
      const both = own.length > 0 && other.length > 0;
      return [
        moment.name,
        ...pair(own),
        own.length === 0 ? '' : `${rounded(Math.min(...own))} … ${rounded(Math.max(...own))}`,
        ...pair(other),
        both ? rounded(median(own) / median(other)) : '',
      ];
    }),
    notes: [
      `JavaScript heap of the page after a collection: ${rounded(median(heap))} MiB. Load of the machine (the average of a minute): ${load.map(rounded).join(' before, ')} after.`,
    ],
  };
}

const pair = (values: readonly number[]): Cell[] =>
  values.length === 0 ? ['', ''] : [rounded(median(values)), rounded(quantile(values, 0.95))];

/** The same with many records and few. */
function growthTable(stores: readonly StoreReadings[]): Table {
  const rows = growths(stores).map(({ what, few, many, ratio }): Cell[] => [
    what,
    rounded(few),
    rounded(many),
    rounded(ratio),
  ]);
  const counts = stores.map(({ records }) => records);
  const [least, most] = [Math.min(...counts), Math.max(...counts)].map((count) => count.toLocaleString('en'));
  return { title: 'What grows with the records', columns: ['p50', `${least}`, `${most}`, 'times'], rows };
}

const growing = [
  { what: 'cold start', reading: 'start' },
  { what: 'new todo in the document', reading: 'todo: in the document' },
  { what: 'new expense in the document', reading: 'expense: in the document' },
  { what: 'all todos opened', reading: 'all todos: painted' },
  { what: 'all sales opened', reading: 'all sales: painted' },
  { what: 'calendar opened', reading: 'calendar: painted' },
  { what: 'a word of many found', reading: 'search, a word of many: painted' },
  { what: 'heap', reading: 'heap' },
];

/** At full speed: between the fewest records and the most. */
function growths(stores: readonly StoreReadings[]) {
  const bySize = stores.filter(({ slowdown }) => slowdown === 1).sort((a, b) => a.records - b.records);
  return growing.map(({ what, reading }) => {
    const at = (store: StoreReadings | undefined) => median(store?.ours[reading] ?? []);
    const [few, many] = [at(bySize.at(0)), at(bySize.at(-1))];
    return { what, few, many, ratio: many / few };
  });
}

function onlineTable(pulled: number, online: Readings): Table {
  const longTasks = online['pull: long tasks'] ?? [];
  const span = (values: readonly number[]) => `${rounded(Math.min(...values))} … ${rounded(Math.max(...values))}`;
  const row = (what: string, values: readonly number[] = []): Cell[] => [what, rounded(median(values)), span(values)];
  const records = pulled.toLocaleString('en');
  return {
    title: 'With the server',
    columns: ['what', 'p50', 'from … to'],
    rows: [
      [`${records} records pulled by a new device, ms`, rounded(online['pull: ms']?.[0] ?? 0), ''],
      ['tasks over 50 ms in the page meanwhile', longTasks.length, `longest ${Math.max(0, ...longTasks)} ms`],
      row(
        `${records} records: Save to the new expense in the document, ms`,
        online['other device, the writer: in the document'],
      ),
      row('… to the new expense in the document of another device, ms', online['other device: in the document']),
      row('… to the new expense painted on another device, ms', online['other device: painted']),
      ...lighthouse.flatMap((name): Cell[][] => {
        const values = online[name];
        return values === undefined ? [] : [row(`Lighthouse, mobile: ${name}`, values)];
      }),
    ],
    notes: [
      'Another device is another browser with another profile, signed in to the same account, over loopback. A device waits two seconds for more before it sends what was written, and what goes on its way then is one exchange, a poke and another exchange.',
    ],
  };
}

/** Of the scripts that come later these are named; the others are many. */
const namedFromKb = 1;

function sizeTable({ parts, later }: BuildSizes): Table {
  const small = later.filter(({ kb }) => kb < namedFromKb);
  const smallKb = small.reduce((sum, { kb }) => sum + kb, 0);
  return {
    title: 'What is fetched, after gzip',
    columns: ['what', 'kB', 'most, kB'],
    rows: [
      ...parts.map(({ name, kb, mostKb }): Cell[] => [name, oneDigit(kb), mostKb]),
      ...later
        .filter(({ kb }) => kb >= namedFromKb)
        .map(({ name, kb }): Cell[] => [`later: ${withoutHash(name)}`, oneDigit(kb), '']),
      [`later: ${small.length} more, each under ${namedFromKb} kB`, oneDigit(smallKb), ''],
    ],
    notes: [
      'The first script and styles come before the first paint; all else comes later, and lies in the offline copy.',
    ],
  };
}

const oneDigit = (kb: number) => Number(kb.toFixed(1));
/** What a build adds to the names of its files. */
const withoutHash = (name: string) => name.replace(/-[\w-]{8}(?=\.js$)/, '');

function plotOf(stores: readonly StoreReadings[]): BenchResult['plots'][number] {
  const line = (name: string, pick: (store: StoreReadings) => readonly number[] | undefined) => ({
    name,
    points: stores
      .filter(({ slowdown }) => slowdown === 1)
      .map((store) => [store.records, median(pick(store) ?? [])] as [number, number]),
  });
  return {
    name: 'screens',
    title: 'From a deed to what it shows, CPU ×1',
    x: 'records on the device',
    y: 'ms, p50',
    isLogX: true,
    isLogY: true,
    lines: [
      line('cold start', ({ ours }) => ours.start),
      line('bare cold start', ({ theirs }) => theirs.start),
      line('new todo', ({ ours }) => ours['todo: in the document']),
      line('bare new todo', ({ theirs }) => theirs['todo: in the document']),
      line('all sales opened', ({ ours }) => ours['all sales: painted']),
    ],
  };
}

const mostStartMs: Record<number, number> = { 1: 400, 4: 1200 };

function goalsOf(store: StoreReadings): Goal[] {
  const { records, slowdown, ours, theirs } = store;
  const at = titleOf(store);
  const most = (what: string, limit: number, measured: number, unit = 'ms'): Goal => ({
    what: `${at}: ${what}`,
    goal: `≤ ${limit} ${unit}`,
    measured: `${rounded(measured)} ${unit}`,
    isMet: measured <= limit,
  });
  const of = (reading: string, share = 0.5) => quantile(ours[reading] ?? [], share);
  const times = (reading: string) => of(reading) / median(theirs[reading] ?? []);
  const everywhere = [
    most('cold start to data', mostStartMs[slowdown] ?? Number.NaN, of('start')),
    most('cold start to data, against the bare page', 2.5, times('start'), '×'),
    ...(['in the document', 'painted'] as const).flatMap((seen) => [
      most(`Enter to the new todo ${seen}, against the bare page`, 2.5, times(`todo: ${seen}`), '×'),
      most(`Save to the new expense ${seen}, against the bare page`, 2.5, times(`expense: ${seen}`), '×'),
    ]),
  ];
  if (slowdown !== 1) return everywhere;
  return [
    ...everywhere,
    most('Enter to the new todo in the document, p95', 16, of('todo: in the document', 0.95)),
    most('Save to the new expense in the document, p95', 16, of('expense: in the document', 0.95)),
    most('Save to the new expense in the document of another tab, p95', 16, of('other tab: in the document', 0.95)),
    ...['all todos', 'all sales', 'calendar'].map((list) => most(`${list} opened`, 50, of(`${list}: painted`))),
    ...['a word of many', 'a word of few', 'two words of many'].map((what) =>
      most(`${what} found`, 50, of(`search, ${what}: painted`)),
    ),
    most('the longest task of scrolling', 50, of('long tasks of scrolling')),
    most('interactions, p75', 80, of('interaction', 0.75)),
    most('the worst interaction', 200, of('interaction', 1)),
    ...(records >= 100_000 ? [most('heap', 90, of('heap'), 'MiB')] : []),
  ];
}

function growthGoals(stores: readonly StoreReadings[]): Goal[] {
  return growths(stores).map(({ what, ratio }) => ({
    what: `${what}: with the most records, against the fewest`,
    goal: '≤ 1.1×',
    measured: `${rounded(ratio)}×`,
    isMet: ratio <= 1.1,
  }));
}

const leastPoints = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 90 } as const;

/** Records a device that begins with nothing receives, and how long that may take. */
const firstSync = { records: 100_000, mostMs: 25_000 };

function sizeGoals({ parts }: BuildSizes): Goal[] {
  return parts.map(({ name, kb, mostKb }) => ({
    what: `size after gzip: ${name}`,
    goal: `≤ ${mostKb} kB`,
    measured: `${oneDigit(kb)} kB`,
    isMet: kb <= mostKb,
  }));
}

function onlineGoals(pulled: number, online: Readings): Goal[] {
  const pullMs = online['pull: ms']?.[0] ?? Number.NaN;
  const longTasks = online['pull: long tasks'] ?? [];
  const scores = categories.flatMap((name): Goal[] => {
    const points = online[name];
    if (points === undefined) return [];
    const measured = median(points);
    const least = leastPoints[name];
    return [{ what: `Lighthouse: ${name}`, goal: `≥ ${least}`, measured: `${measured}`, isMet: measured >= least }];
  });
  return [
    ...(pulled < firstSync.records
      ? []
      : [
          {
            what: `${pulled.toLocaleString('en')} records pulled by a new device`,
            goal: `≤ ${firstSync.mostMs / 1000} s`,
            measured: `${rounded(pullMs / 1000)} s`,
            isMet: pullMs <= firstSync.mostMs,
          },
        ]),
    {
      what: 'tasks over 50 ms while records are pulled',
      goal: 'none',
      measured: `${longTasks.length}`,
      isMet: longTasks.length === 0,
    },
    ...scores,
  ];
}
