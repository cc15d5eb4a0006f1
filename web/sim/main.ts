/**
 * `npx pnpm sim`: one simulation, or one after the other for some time. The last line of a simulation and the exit code
 * say how it ended; one that breaks is shortened, told step by step, and can be repeated by the command it prints.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { foundSeeds } from './foundSeeds.ts';
import { allHappenings, planSteps } from './plan.ts';
import { type Replay, replay, replayOfScenario, replayOfTrace } from './replay.ts';
import { shrink } from './shrink.ts';
import { type SimOptions, type SimOutcome, simulate, vacuous } from './simulate.ts';

const usage = `Usage: npx pnpm sim [--seed N] [--devices N] [--steps N] [--only STEPS] [--verbose]
       npx pnpm sim --trace FILE | --scenario ID [--seed N]
       npx pnpm sim --soak MINUTES | --regress N [--devices N] [--steps N] [--report FILE]

  --seed N          repeat the simulation of this seed; without it one is picked and printed
  --devices N       how many devices (3)
  --steps N         how many steps (500); fewer than about 100 leave something out, which fails as vacuous
  --only 3,17,40    take only these steps of the plan
  --verbose         print everything that happens
  --trace FILE      do again what was done by hand in the network lab, against the real server
  --scenario ID     the same with a scenario of the lab
  --soak MINUTES    fresh seeds until the time is over or one breaks
  --regress N       the plans that once broke something, then seeds 1 to N: the same every time, as in \`pnpm test\`
  --report FILE     with --soak or --regress: how many held and how many broke, as JSON`;

const mostShrinkTries = 80;
const minute = 60_000;

interface Tally {
  seeds: number;
  steps: number;
  exchanges: number;
  made: number;
  struck: Record<string, number>;
}

function readArguments() {
  const options = {
    seed: { type: 'string' },
    devices: { type: 'string', default: '3' },
    steps: { type: 'string', default: '500' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    trace: { type: 'string' },
    scenario: { type: 'string' },
    soak: { type: 'string' },
    regress: { type: 'string' },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options });
  const number = (name: string, text: string, least: number, most = 2 ** 32 - 1) => {
    const value = Number(text);
    if (!(value >= least && value <= most)) throw new TypeError(`--${name} is a number from ${least} to ${most}`);
    return value;
  };
  const whole = (name: string, text: string, least: number, most?: number) => {
    const value = number(name, text, least, most);
    if (!Number.isInteger(value)) throw new TypeError(`--${name} is a whole number`);
    return value;
  };
  return {
    seed: values.seed === undefined ? null : whole('seed', values.seed, 0),
    devices: whole('devices', values.devices, 2, 20),
    steps: whole('steps', values.steps, 1, 1_000_000),
    only: values.only?.split(',').map((step) => whole('only', step, 0)),
    verbose: values.verbose,
    trace: values.trace ?? null,
    scenario: values.scenario ?? null,
    soak: values.soak === undefined ? null : number('soak', values.soak, 0.01),
    regress: values.regress === undefined ? null : whole('regress', values.regress, 0),
    report: values.report ?? null,
    help: values.help,
  };
}

const lastLine = ({ seed, hash }: SimOutcome, isGood: boolean) =>
  `seed ${seed} trace ${hash} ${isGood ? 'holds' : 'broken'}`;

/** True when everything held. */
async function runOne(options: SimOptions, tally: Tally): Promise<boolean> {
  const outcome = await simulate(options);
  count(tally, outcome);
  if (outcome.broken !== null) await explain(options, outcome);
  console.log(lastLine(outcome, outcome.broken === null));
  return outcome.broken === null;
}

/** What never happened in all that was run shows nothing, whatever held. */
function isVacuous(tally: Tally): boolean {
  const missed = vacuous(tally.struck);
  if (missed.length > 0) console.log(`vacuous: nothing was shown about ${missed.join(', ')}; take more steps`);
  return missed.length > 0;
}

function count(tally: Tally, { struck, steps, exchanges, account }: SimOutcome): void {
  tally.seeds += 1;
  tally.steps += steps;
  tally.exchanges += exchanges;
  tally.made += account.made;
  for (const kind of allHappenings) tally.struck[kind] = (tally.struck[kind] ?? 0) + struck[kind];
}

async function explain(options: SimOptions, { seed, broken }: SimOutcome): Promise<void> {
  console.log(`broken at ${broken?.step === null ? 'the end' : `step ${broken?.step}`}: ${broken?.words}`);
  const { seed: _, onTrace: __, only, ...size } = options;
  const all = (only ?? planSteps(options).map(({ n }) => n)).filter((n) => n <= (broken?.step ?? n));
  console.log(`shortening ${all.length} steps …`);
  const breaks = async (steps: readonly number[]) =>
    (await simulate({ ...size, seed, only: steps })).broken?.rule === broken?.rule;
  const few = await shrink(all, breaks, mostShrinkTries);
  console.log(`${few.length} steps are enough:`);
  const again = await simulate({ ...size, seed, only: few, onTrace: console.log });
  console.log(`the rule: ${again.broken?.words ?? broken?.words}`);
  console.log(
    `again: npx pnpm sim --seed ${seed} --devices ${size.devices} --steps ${size.steps} --only ${few.join(',')} --verbose`,
  );
}

/** Each run is made twice at times: equal seeds must give equal traces, or nothing here could be repeated. */
async function isRepeatable(options: SimOptions): Promise<boolean> {
  const [first, second] = [await simulate(options), await simulate(options)];
  if (first.hash === second.hash) return true;
  console.log(`seed ${options.seed} gave trace ${first.hash} and then ${second.hash}`);
  return false;
}

const freshSeed = () => Math.floor(Math.random() * 2 ** 31);

type Size = Pick<SimOptions, 'devices' | 'steps'>;

/** How many failed. */
async function regressTo(last: number, size: Size, tally: Tally): Promise<number> {
  let failed = 0;
  for (const found of foundSeeds) if (!(await runOne(found, tally))) failed += 1;
  for (let seed = 1; seed <= last; seed += 1) if (!(await runOne({ seed, ...size }, tally))) failed += 1;
  return failed;
}

/** How many failed: it ends with the first. */
async function soakFor(minutes: number, size: Size, tally: Tally): Promise<number> {
  const until = Date.now() + minutes * minute;
  while (Date.now() < until) {
    const seed = freshSeed();
    if (tally.seeds % 8 === 0 && !(await isRepeatable({ ...size, seed, steps: 120 }))) return 1;
    if (!(await runOne({ seed, ...size }, tally))) return 1;
  }
  return 0;
}

async function main(): Promise<boolean> {
  const { seed, soak, regress, report, help, devices, steps, only, verbose, trace, scenario } = readArguments();
  if (help) {
    console.log(usage);
    return true;
  }
  if (trace !== null) return tellReplay(replayOfTrace(readFile(trace)));
  if (scenario !== null) return tellReplay(replayOfScenario(scenario, seed ?? 0));
  const tally: Tally = { seeds: 0, steps: 0, exchanges: 0, made: 0, struck: {} };
  if (soak === null && regress === null) {
    const picked = seed ?? freshSeed();
    console.log(`seed ${picked}, ${devices} devices, ${steps} steps`);
    const options = { seed: picked, devices, steps, ...(only && { only }), ...(verbose && { onTrace: console.log }) };
    const isGood = await runOne(options, tally);
    // A short plan was asked for on purpose.
    return isGood && (only !== undefined || !isVacuous(tally));
  }
  const size = { devices, steps };
  const broken = soak === null ? await regressTo(regress ?? 0, size, tally) : await soakFor(soak, size, tally);
  tell(tally, devices);
  const failed = broken === 0 && isVacuous(tally) ? 1 : broken;
  if (report !== null) writeFileSync(report, JSON.stringify({ passed: Math.max(0, tally.seeds - failed), failed }));
  return failed === 0;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TypeError(`--trace: ${(error as Error).message}`);
  }
}

/** True when what must hold does. */
async function tellReplay(made: Replay): Promise<boolean> {
  const { holds, words } = await replay(made);
  console.log(`${holds ? 'Holds' : 'Broken'}: ${words}`);
  return holds;
}

function tell({ seeds, steps, exchanges, made, struck }: Tally, devices: number): void {
  console.log(`${seeds} seeds of ${devices} devices, ${steps} steps, ${made} values made, ${exchanges} exchanges`);
  const happened = Object.entries(struck).map(([kind, times]) => `${kind} ${times}`);
  console.log(`happened: ${happened.join(', ')}`);
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof TypeError ? `${error.message}\n\n${usage}` : error);
  process.exit(2);
}
