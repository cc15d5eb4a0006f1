/**
 * A rule of the network lab: which fault strikes which requests. It says what should happen, never how: the device, the
 * server and the proxy each do what createInterpreter.ts makes of it.
 */
import { type DeviceFault, deviceFaults, type LinkFault, linkFaults, serverFaults, wireFaults } from './faults.ts';

type ClockFault = Extract<DeviceFault, `clock_${string}`>;

/** What a rule can bring about. */
export type RuleFault = keyof typeof wireFaults | LinkFault | 'server_kill' | ClockFault;

const { clock_ahead, clock_behind, clock_jump } = deviceFaults;

/** Each with what it means. */
export const ruleFaults: Readonly<Record<RuleFault, string>> = {
  ...linkFaults,
  ...wireFaults,
  server_kill: serverFaults.server_kill,
  clock_ahead,
  clock_behind,
  clock_jump,
};

export interface FaultRule {
  fault: RuleFault;
  /** Requests by this method only. */
  method?: string;
  /** Requests to this path only; a star at its end stands for anything. Without it: everything below `/api/`. */
  path?: string;
  /** Requests only whose body has this text, as an id. */
  containing?: string;
  /** Requests only whose body is longer, in bytes. */
  overBytes?: number;
  /** Only this one of the requests it is about, from 1. */
  nth?: number;
  /** At most so many of them. */
  times?: number;
  /** Each of them by chance, from 0 to 1. */
  probability?: number;
  /** The same requests meet the same chances. */
  seed?: number;
  /** Ends so long after it was set. */
  forMs?: number;
  /** Comes and goes: so long it strikes, and so long it does not. */
  onMs?: number;
  offMs?: number;
  /** How late something comes: an answer, or a request for the second time. */
  delayMs?: number;
  bytesPerSecond?: number;
  /** Of an answer in the server's place. */
  status?: number;
  retryAfterSeconds?: number;
  /** Whether the server has done it by then. */
  commit?: 'before' | 'after';
  /** How far off the clock is. */
  shiftMs?: number;
}

export const defaultPath = '/api/*';
const longestMs = 366 * 24 * 3600_000;

interface Field {
  isIt(value: unknown): boolean;
  /** "nth is …" */
  what: string;
}

const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Field => ({
  isIt: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  what: most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`,
});
const text = (pattern: RegExp, what: string): Field => ({
  isIt: (value) => typeof value === 'string' && pattern.test(value),
  what,
});
const duration = whole(1, longestMs);

const fieldsByName: Readonly<Record<keyof FaultRule, Field>> = {
  fault: {
    isIt: (value) => typeof value === 'string' && Object.hasOwn(ruleFaults, value),
    what: `one of ${Object.keys(ruleFaults).join(', ')}`,
  },
  method: text(/^[A-Z]{1,10}$/, 'a method in capitals, as POST'),
  path: text(/^\/[^\s*]{0,200}\*?$/, 'a path that begins with / and may end with *'),
  containing: text(/^\S{1,200}$/, 'a text without spaces'),
  overBytes: whole(0),
  nth: whole(1),
  times: whole(1),
  probability: {
    isIt: (value) => typeof value === 'number' && value >= 0 && value <= 1,
    what: 'a number from 0 to 1',
  },
  seed: whole(0, 2 ** 32 - 1),
  forMs: duration,
  onMs: duration,
  offMs: duration,
  delayMs: whole(0, longestMs),
  bytesPerSecond: whole(1),
  status: whole(200, 599),
  retryAfterSeconds: whole(0, 24 * 3600),
  commit: { isIt: (value) => value === 'before' || value === 'after', what: '"before" or "after"' },
  shiftMs: whole(1, longestMs),
};

export const ruleFieldNames = Object.keys(fieldsByName) as (keyof FaultRule)[];

export type ReadRules = { kind: 'rules'; rules: FaultRule[] } | { kind: 'wrong'; why: string };

const wrong = (why: string): ReadRules => ({ kind: 'wrong', why });
/** More than anybody sets by hand. */
const mostRules = 50;

/** Rules as they come in from outside, as JSON: from a link, a form, a request. `why` is for the person who wrote them. */
export function readRules(value: unknown): ReadRules {
  if (!Array.isArray(value)) return wrong('Rules are a list.');
  if (value.length > mostRules) return wrong(`At most ${mostRules} rules go together; these are ${value.length}.`);
  for (const [index, rule] of value.entries()) {
    const why = whyWrong(rule);
    if (why !== null) return wrong(`Rule ${index + 1}: ${why}.`);
  }
  return { kind: 'rules', rules: value };
}

function whyWrong(rule: unknown): string | null {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return 'it is not an object';
  for (const [name, value] of Object.entries(rule)) {
    if (!Object.hasOwn(fieldsByName, name)) return `there is no "${name}"; there are ${ruleFieldNames.join(', ')}`;
    const field = fieldsByName[name as keyof FaultRule];
    if (!field.isIt(value)) return `${name} is ${field.what}, and not ${JSON.stringify(value)}`;
  }
  if (!Object.hasOwn(rule, 'fault')) return `it names no fault: ${fieldsByName.fault.what}`;
  const { onMs, offMs } = rule as FaultRule;
  return (onMs === undefined) === (offMs === undefined) ? null : 'onMs and offMs go together';
}

/** `reply_lost path=/api/sync nth=2`: how a rule is written in one line. */
export function ruleToText({ fault, ...rest }: FaultRule): string {
  return [fault, ...Object.entries(rest).map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** All of them, as `textToRules` reads them. */
export const rulesToText = (rules: readonly FaultRule[]): string => rules.map(ruleToText).join('; ');

const isNumber = /^-?\d+(\.\d+)?$/;
const isText: readonly string[] = ['method', 'path', 'containing', 'commit'] satisfies (keyof FaultRule)[];

/** Rules as they are written, one on each line or after each semicolon. */
export function textToRules(written: string): ReadRules {
  const lines = written.split(/[\n;]/).map((line) => line.trim());
  return readRules(lines.filter((line) => line !== '').map(lineToRule));
}

function lineToRule(line: string): Record<string, unknown> {
  const [fault, ...pairs] = line.split(/\s+/);
  const fields = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    const given = value.join('=');
    return [name, isNumber.test(given) && !isText.includes(name) ? Number(given) : given] as const;
  });
  return { fault, ...Object.fromEntries(fields) };
}
