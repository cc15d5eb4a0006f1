/**
 * The twin: two devices side by side, whose time goes on when somebody says so. Whatever is done is a step as in a
 * scenario, so it can be kept, exported and run again. One thing is done after another.
 */
import { rulesToText } from '@holdfast/shared/lab/faultRule';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import type { ProblemKind } from '../sync/status.ts';
import { digestOf } from './compareReplicas.ts';
import { judgeLab } from './judgeLab.ts';
import { readKept } from './keptRecords.ts';
import type { LabDevice } from './labDevice.ts';
import { DoesNotHold } from './must.ts';
import { type Lab, type LabParts, openLab } from './openLab.ts';
import type { Verdict } from './runScenario.ts';
import type { ScenarioStep, Who } from './scenario.ts';
import { takeStep } from './takeStep.ts';

export interface TwinDevice {
  records: number;
  pending: number;
  refused: number;
  digest: string;
  /** Its faults, as they are written in the lab; empty where it has none. */
  rules: string;
  problem: ProblemKind | null;
  isRunning: boolean;
  hasWorker: boolean;
}

/** One field that is not the same everywhere. */
export interface Difference {
  record: string;
  field: string;
  a: unknown;
  b: unknown;
  server: unknown;
}

export interface TwinView {
  /** Milliseconds since the twin was opened, in its own time. */
  elapsedMs: number;
  devices: Readonly<Record<Who, TwinDevice>>;
  serverRecords: number;
  /** At most `mostShown`. */
  differences: readonly Difference[];
  exchanges: number;
  steps: readonly ScenarioStep[];
  /** Why the last step could not be taken. */
  refusal: string;
  verdict: Verdict | null;
}

export interface Twin {
  view(): TwinView;
  subscribe(listener: () => void): () => void;
  take(...steps: ScenarioStep[]): Promise<void>;
  /** Everything that went wrong is over, and what must hold is judged. */
  judge(): Promise<void>;
  close(): Promise<void>;
}

const mostShown = 20;

export async function openTwin(parts: LabParts): Promise<Twin> {
  const lab = await openLab(parts);
  await lab.world.pass(1000);
  const listeners = new Set<() => void>();
  let steps: ScenarioStep[] = [];
  let view = await look(lab, { steps, refusal: '', verdict: null });
  let last: Promise<unknown> = Promise.resolve();

  async function show(change: Partial<Pick<TwinView, 'refusal' | 'verdict'>>): Promise<void> {
    const { refusal, verdict } = { ...view, ...change };
    view = await look(lab, { steps, refusal, verdict });
    for (const listener of listeners) listener();
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take: (...taken) =>
      inTurn(async () => {
        const refusals: string[] = [];
        for (const step of taken) {
          const error: unknown = await takeStep(lab, step).then(
            () => null,
            (thrown: unknown) => thrown,
          );
          steps = joinSteps(steps, error instanceof DoesNotHold ? refusedStep(step) : step);
          if (error !== null) refusals.push(error instanceof Error ? error.message : String(error));
        }
        await show({ refusal: refusals.join('; '), verdict: null });
      }),
    judge: () =>
      inTurn(async () => {
        // A person may have set a clock wrong: then only what was written last can be owed.
        lab.isByOrder = steps.some((step) => step.do === 'faults' && step.rules.includes('clock_'));
        await takeStep(lab, { do: 'come_to_rest' });
        steps = [...steps, { do: 'come_to_rest' }];
        const verdict = await judgeLab(lab).then(
          (words) => ({ holds: true, words }),
          (error: unknown) => ({ holds: false, words: error instanceof Error ? error.message : String(error) }),
        );
        await show({ verdict, refusal: '' });
      }),
    close: () => inTurn(() => lab.close()),
  };
}

/** Time that goes by in small pieces is one step. */
function joinSteps(steps: readonly ScenarioStep[], step: ScenarioStep): ScenarioStep[] {
  const before = steps.at(-1);
  if (step.do !== 'pass' || before?.do !== 'pass') return [...steps, step];
  return [...steps.slice(0, -1), { do: 'pass', ms: before.ms + step.ms }];
}

/** A write there was no room for, as the trace has it: replayed, it must be refused again. */
function refusedStep(step: ScenarioStep): ScenarioStep {
  const refused = (on: Who, record: string, values: Readonly<Record<string, unknown>>): ScenarioStep => ({
    do: 'write_fails',
    on,
    record,
    values,
  });
  if (step.do === 'write') return refused(step.on, step.record, step.values);
  if (step.do === 'write_many') return refused(step.on, `${step.on} many`, { title: `1 of ${step.count}` });
  return step.do === 'delete' ? refused(step.on, step.record, { deleted: true }) : step;
}

async function look(lab: Lab, said: Pick<TwinView, 'steps' | 'refusal' | 'verdict'>): Promise<TwinView> {
  const [a, b, stored] = await Promise.all([
    readKept(lab.devices.a.page().db),
    readKept(lab.devices.b.page().db),
    lab.readStored(),
  ]);
  const lookAt = (device: LabDevice, { records, pending, refused }: typeof a): TwinDevice => {
    const { problem, running } = device.status();
    return {
      records: records.size,
      pending: pending.size,
      refused: refused.size,
      digest: digestOf(records),
      rules: rulesToText(device.rules()),
      problem: problem?.kind ?? null,
      isRunning: running,
      hasWorker: device.hasWorker(),
    };
  };
  return {
    ...said,
    elapsedMs: lab.world.elapsed(),
    devices: { a: lookAt(lab.devices.a, a), b: lookAt(lab.devices.b, b) },
    serverRecords: stored.size,
    differences: differencesOf(lab, { a: a.records, b: b.records, server: stored }),
    exchanges: lab.exchanges.length,
  };
}

type Sides = Readonly<Record<'a' | 'b' | 'server', ReadonlyMap<string, Fields>>>;

function differencesOf({ records }: Lab, { a, b, server }: Sides): Difference[] {
  const names = new Map([...records].map(([name, { entity, id }]) => [`${entity}/${id}`, name]));
  const found: Difference[] = [];
  for (const record of new Set([...a.keys(), ...b.keys(), ...server.keys()])) {
    const sides = [a.get(record), b.get(record), server.get(record)] as const;
    if (sides[0] === sides[1] && sides[1] === sides[2]) continue;
    for (const field of new Set(sides.flatMap((fields) => Object.keys(fields ?? {})))) {
      const [here, there, above] = sides.map((fields) => fields?.[field]);
      if (here?.[1] === there?.[1] && there?.[1] === above?.[1]) continue;
      found.push({ record: names.get(record) ?? record, field, a: here?.[0], b: there?.[0], server: above?.[0] });
      if (found.length === mostShown) return found;
    }
  }
  return found;
}
