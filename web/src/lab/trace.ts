/**
 * What was done in the lab by hand, as text: to be kept, sent to somebody, and run again, in the lab or by
 * `npx pnpm sim --trace FILE` against the real server.
 */
import { textToRules } from '@holdfast/shared/lab/faultRule';
import type { Scenario, ScenarioStep } from './scenario.ts';

export interface Trace {
  holdfast: 'lab trace';
  version: 1;
  seed: number;
  steps: readonly ScenarioStep[];
}

export type ReadTrace = { kind: 'trace'; trace: Trace } | { kind: 'wrong'; why: string };

type Shape = 'who' | 'text' | 'number' | 'short' | 'long' | 'release' | 'values' | 'rules';
type Fields = Readonly<Record<string, Shape>>;

const onOne: Fields = { on: 'who' };
const ofRecord: Fields = { on: 'who', record: 'text' };
const withValues: Fields = { ...ofRecord, values: 'values' };
const counted: Fields = { on: 'who', count: 'number' };

/** What each step must have. */
const fieldsOf: Readonly<Record<ScenarioStep['do'], Fields>> = {
  write: withValues,
  write_many: counted,
  delete: ofRecord,
  place: { ...ofRecord, after: 'text' },
  draft: { ...ofRecord, text: 'text' },
  sync: onOne,
  sign_in: onOne,
  retry_refused: onOne,
  faults: { on: 'who', rules: 'rules' },
  stop_faults: onOne,
  close: onOne,
  open: onOne,
  kill_worker: onOne,
  kill_worker_at: { on: 'who', step: 'number' },
  start_worker: onOne,
  freeze: onOne,
  thaw: onOne,
  fill_storage: onOne,
  make_room: onOne,
  evict: onOne,
  end_session: onOne,
  kill_server_after_commit: {},
  server: { release: 'release' },
  copy_database: {},
  restore_database: {},
  told: onOne,
  waiting: counted,
  refused: counted,
  shows: withValues,
  write_fails: withValues,
  draft_is: { on: 'who', text: 'text' },
  requests_at_most: { count: 'number' },
  pass: { ms: 'short' },
  skip: { ms: 'long' },
  come_to_rest: {},
};

/** More would keep the page busy for longer than anybody waits. */
const most = 100_000;
const dayMs = 86_400_000;
const mostPassedDays = 7;
const mostSkippedDays = 366;

const isWhole = (value: unknown, largest: number) =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= largest;

const isOf: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  who: (value) => value === 'a' || value === 'b',
  text: (value) => typeof value === 'string' && value.length > 0,
  number: (value) => isWhole(value, most),
  short: (value) => isWhole(value, mostPassedDays * dayMs),
  long: (value) => isWhole(value, mostSkippedDays * dayMs),
  release: (value) => value === 'older' || value === 'current',
  values: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  rules: (value) => typeof value === 'string' && textToRules(value).kind === 'rules',
};

const whatIs: Readonly<Record<Shape, string>> = {
  who: '"a" or "b"',
  text: 'a text',
  number: `a whole number up to ${most}`,
  short: `milliseconds, of ${mostPassedDays} days at most`,
  long: `milliseconds, of ${mostSkippedDays} days at most`,
  release: '"older" or "current"',
  values: 'an object of values',
  rules: 'rules as they are written in the lab',
};

export const writeTrace = (seed: number, steps: readonly ScenarioStep[]): string =>
  `${JSON.stringify({ holdfast: 'lab trace', version: 1, seed, steps } satisfies Trace, null, 1)}\n`;

/** A trace as it comes in from outside. `why` is for the person who brought it. */
export function readTrace(text: string): ReadTrace {
  const given = parse(text) as Partial<Trace> | null;
  if (given?.holdfast !== 'lab trace') return { kind: 'wrong', why: 'This is no trace of the lab.' };
  if (given.version !== 1) return { kind: 'wrong', why: 'This trace is of another version of the lab.' };
  if (!isWhole(given.seed, Number.MAX_SAFE_INTEGER)) return { kind: 'wrong', why: 'Its seed is no whole number.' };
  if (!Array.isArray(given.steps)) return { kind: 'wrong', why: 'It has no steps.' };
  for (const [index, step] of given.steps.entries()) {
    const why = whyWrong(step);
    if (why !== null) return { kind: 'wrong', why: `Step ${index + 1}: ${why}.` };
  }
  return { kind: 'trace', trace: given as Trace };
}

function whyWrong(step: unknown): string | null {
  const given = Object(step) as Record<string, unknown>;
  if (typeof given.do !== 'string') return 'it does not say what to do';
  const name = given.do;
  if (!Object.hasOwn(fieldsOf, name)) return `there is no "${name}"`;
  for (const [field, shape] of Object.entries(fieldsOf[name as ScenarioStep['do']])) {
    if (!isOf[shape](given[field])) return `${field} of "${name}" is ${whatIs[shape]}`;
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** So that a trace has a verdict as any scenario has. */
export function traceToScenario({ steps }: Trace): Scenario {
  const hasWrongClock = steps.some((step) => step.do === 'faults' && step.rules.includes('clock_'));
  return {
    id: 'trace',
    name: 'Trace',
    about: 'Done by hand.',
    mustHold: 'What must hold in all.',
    steps,
    hasWrongClock,
  };
}

/** A browser test that does the same, to be laid beside the others in `web/e2e`. */
export function traceToTest(trace: string): string {
  return `import { expect, test } from './fixtures.ts';

const trace = ${JSON.stringify(JSON.parse(trace))};

test('what was done by hand in the lab holds', async ({ openDevice, server }) => {
  const { page } = await openDevice();
  await page.goto(\`\${server.url}/lab\`);
  await page.getByRole('button', { name: 'Switch on tester mode' }).click();
  await page.getByLabel('Trace', { exact: true }).fill(JSON.stringify(trace));
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('status', { name: 'Replay outcome' })).toHaveText(/^Holds/);
});
`;
}
