/** The steps that most scenarios are made of. */
import type { ScenarioStep, Who } from '../scenario.ts';

export const second = 1000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;

export const write = (on: Who, record: string, title: string): ScenarioStep => ({
  do: 'write',
  on,
  record,
  values: { title },
});
export const faults = (on: Who, rules: string): ScenarioStep => ({ do: 'faults', on, rules });
export const stop = (on: Who): ScenarioStep => ({ do: 'stop_faults', on });
export const sync = (on: Who): ScenarioStep => ({ do: 'sync', on });
export const pass = (ms: number): ScenarioStep => ({ do: 'pass', ms });
export const waiting = (on: Who, count: number): ScenarioStep => ({ do: 'waiting', on, count });
export const told = (on: Who, problem: Extract<ScenarioStep, { do: 'told' }>['problem']): ScenarioStep => ({
  do: 'told',
  on,
  problem,
});
/** Both devices have it before anything happens. */
export const shared = (record: string, title: string): ScenarioStep[] => [
  write('a', record, title),
  sync('a'),
  pass(10 * second),
  sync('b'),
  pass(10 * second),
];
