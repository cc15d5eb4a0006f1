/** One simulation: a plan is carried out, everything is healed, and what must hold is held against what is. */
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { createDice } from '@holdfast/shared/lab/dice';
import { Broken } from '../src/lab/broken.ts';
import { createWorld } from '../src/lab/world.ts';
import type { Account } from './account.ts';
import { createNetwork } from './network.ts';
import { createOracle } from './oracle.ts';
import { allHappenings, type Happening, type PlanOptions, planSteps, type Step } from './plan.ts';
import { releases } from './releases.ts';
import { createSimDevice, type SimDevice } from './simDevice.ts';
import { createSimServer } from './simServer.ts';
import type { Simulation } from './simulation.ts';
import { simSettings } from './simWorker.ts';
import { takeStep } from './steps.ts';

export interface SimOptions extends PlanOptions {
  /** Only these steps of the plan. */
  only?: readonly number[];
  /** One line for each thing that happens. */
  onTrace?(line: string): void;
}

export interface SimOutcome {
  seed: number;
  /** Digest of the trace: equal for equal runs. */
  hash: string;
  /** What did not hold, null when all did. */
  broken: { rule: string; words: string; step: number | null } | null;
  struck: Record<Happening, number>;
  account: Account;
  exchanges: number;
  /** Steps taken. */
  steps: number;
}

/** A Monday; any moment would do. */
const beginning = Date.UTC(2027, 0, 4, 8);
const minute = 60_000;
/** How long after the last fault everybody must be up to date again: the longest wait a device may impose on itself. */
const recoveryMs = 2 * simSettings.backoff.capMs + simSettings.heartbeatMs + 10 * minute;
const checkEvery = 20;

export async function simulate(options: SimOptions): Promise<SimOutcome> {
  const struck = Object.fromEntries(allHappenings.map((kind) => [kind, 0])) as Record<Happening, number>;
  const trail = createHash('sha256');
  let step: Step | null = null;
  let exchanges = 0;
  let taken = 0;
  const run = await begin(options, {
    isNew: (kind) => struck[kind as Happening] === 0,
    struck: (kind) => {
      struck[kind] += 1;
    },
    trace(line) {
      trail.update(`${line}\n`);
      options.onTrace?.(line);
    },
    sent: () => {
      exchanges += 1;
    },
  });
  let broken: SimOutcome['broken'] = null;
  try {
    const only = options.only && new Set(options.only);
    for (step of planSteps(options)) {
      if (only && !only.has(step.n)) continue;
      taken += 1;
      await run.doDue();
      await takeStep(run, step, createDice(options.seed, 3, step.n));
      if (step.n % checkEvery === 0) await run.check();
    }
    step = null;
    await heal(run);
  } catch (error) {
    // A rule may be found broken inside a run of the engine, which then crashes.
    const cause = error instanceof Error && error.cause instanceof Broken ? error.cause : error;
    const [rule, words] = cause instanceof Broken ? [cause.rule, cause.message] : ['crash', inspect(cause)];
    broken = { rule, words, step: step?.n ?? null };
    run.trace(`broken ${rule}`);
  } finally {
    await run.end();
  }
  const { account } = run.oracle;
  run.trace(JSON.stringify(account));
  const hash = trail.digest('hex').slice(0, 16);
  return { seed: options.seed, hash, broken, struck, account, exchanges, steps: taken };
}

interface Listeners {
  isNew(kind: string): boolean;
  struck(kind: Happening): void;
  trace(line: string): void;
  sent(): void;
}

interface Running extends Simulation {
  doDue(): Promise<void>;
  check(): Promise<void>;
  calm(): void;
  end(): Promise<void>;
}

async function begin(
  { seed, devices: count }: SimOptions,
  { isNew, struck, trace, sent }: Listeners,
): Promise<Running> {
  const dice = createDice(seed, 0);
  const world = createWorld(beginning);
  const server = await createSimServer(releases.newer, world.now);
  let session = await server.signUp('somebody@example.org');
  let chaos = 12;
  let due: { at: number; work: () => Promise<void> }[] = [];
  const oracle = createOracle(server, () => session.workspace, world.now);
  const devices: SimDevice[] = [];
  const network = createNetwork({
    world,
    server,
    dice: createDice(seed, 4),
    chaos: () => chaos,
    struck,
    async onServed(served) {
      const facts = await oracle.onServed(served);
      trace(`${world.elapsed()} server: ${facts.words}`);
      if (served.answer === null) struck('server_kill');
      if (facts.isExpired) struck('long_absence');
      if (facts.isUnknownEntity) struck('server_mixed');
      if (facts.moved) poke(facts.device);
    },
  });

  /** Every other device hears of a change, unless its poke is lost [SV6]. */
  function poke(writer: string | null): void {
    for (const device of devices) {
      const isWriter = device.pages.some((page) => page.device.id === writer);
      if (isWriter || device.link.persistent !== null || dice.oneIn(3)) continue;
      world.after(10 + dice.below(200), () => device.trigger('poke'));
    }
  }

  const order = ['current', 'older', 'newer'] as const;
  for (let n = 0; n < count; n += 1) {
    const device = createSimDevice({
      world,
      network,
      dice: createDice(seed, 5, n),
      name: `d${n}`,
      session,
      release: order[n % order.length] ?? 'current',
      onSend(self, body) {
        sent();
        try {
          oracle.onSend(self, body, world.now());
        } catch (error) {
          world.fail(error);
        }
      },
      onTrigger: (self) => oracle.onTrigger(self, world.now()),
      async onCommit(self, commit) {
        // A guest's: what is taken into that is looked at where it lies.
        if (commit.database !== self.storage.database) return;
        const facts = await oracle.onCommit(self, commit);
        if (facts.isBeyondRelease) struck('app_mixed');
        if (facts.returned > 0) struck('work_beats_deletion');
        if (facts.lost > 0) struck('deletion_beats_work');
      },
      onCrash: (self, error) => world.fail(new Error(`the engine of ${self.name} crashed`, { cause: error })),
      onFull: () => struck('storage_full'),
    });
    devices.push(device);
    await device.openPage();
    await device.signIn(session);
  }
  return {
    world,
    server,
    network,
    oracle,
    devices,
    session: () => session,
    async renewSession() {
      session = await server.signUp('somebody@example.org');
    },
    struck,
    isNew,
    trace: (line) => trace(`${world.elapsed()} ${line}`),
    later: (ms, work) => void due.push({ at: world.now() + ms, work }),
    async doDue() {
      for (const device of devices) {
        device.reap();
        device.checkLead();
      }
      const ripe = due.filter(({ at }) => at <= world.now()).sort((a, b) => a.at - b.at);
      due = due.filter((entry) => !ripe.includes(entry));
      for (const { work } of ripe) await work();
    },
    async check() {
      for (const device of devices) if (device.pages.length > 0) await oracle.checkDevice(device);
    },
    calm() {
      chaos = 0;
      due = [];
    },
    async end() {
      for (const device of devices) await device.shut().catch(() => {});
      await server.close();
    },
  };
}

/** The last fault is over; then everybody comes to rest by themselves, and then updates the app. */
async function heal(run: Running): Promise<void> {
  const { world, devices, network, server, oracle } = run;
  run.calm();
  run.trace('everything is healed');
  network.poisoned.clear();
  network.narrowTo(null);
  await server.restart(releases.newer);
  for (const device of devices) {
    Object.assign(device.link, { armed: [], persistent: null });
    device.storage.setSkew(0);
    device.storage.setFull(false);
    await device.thaw();
    device.reap();
    if (device.pages.length === 0) await device.openPage();
    if (device.session !== run.session()) await device.signIn(run.session());
  }
  await world.pass(recoveryMs);
  for (const device of devices) {
    const { problem } = device.status();
    if (problem !== null) throw new Broken('EN3', `${device.name} does not come back: ${problem.kind}`);
  }
  await run.check();
  for (const device of devices) await device.update('newer');
  await world.pass(recoveryMs);
  await run.check();
  await oracle.checkAgreement(devices);
}

/** What never happened: runs without it show nothing about it. */
export function vacuous(struck: Readonly<Record<string, number>>): Happening[] {
  return allHappenings.filter((kind) => (struck[kind] ?? 0) === 0);
}
