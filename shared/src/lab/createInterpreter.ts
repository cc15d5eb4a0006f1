/**
 * What the rules of the network lab come to for one request: the one place that says so. The sync worker's transport, the
 * server and the proxy ask it, and each does it in its way. Pure: the same rules, requests and times give the same.
 */
import { createDice } from './dice.ts';
import { defaultPath, type FaultRule, type RuleFault } from './faultRule.ts';

export interface LabRequest {
  method: string;
  /** Without query. */
  path: string;
  /** Of the body, as it would be read; 0 for none. */
  bytes: number;
  /** Whether the body has this text. Asked only where a rule wants to know. */
  has(text: string): boolean;
}

export type Reply =
  /** What the server says to the first of the requests it gets. */
  | { kind: 'server' }
  /** Half of that, and then the connection breaks. */
  | { kind: 'cut' }
  /** The connection breaks, or is refused where nothing is sent. */
  | { kind: 'broken' }
  /** Nothing ever comes. */
  | { kind: 'silence' }
  /** This, in the server's place. */
  | { kind: 'made'; status: number; headers: Readonly<Record<string, string>>; body: string };

export interface Decision {
  /** Which faults met it, in the order of the rules; none: it goes its way. */
  faults: readonly RuleFault[];
  /** Before anything else happens. */
  waitMs: number;
  /** How fast its bytes go, there and back; null: as they may. */
  bytesPerSecond: number | null;
  /** For each time the server gets it, how long after the wait: `[]` never, `[0]` once, `[0, 500]` twice. Whoever asked may have given up by then; it gets it all the same. */
  send: readonly number[];
  reply: Reply;
  /** The server's process dies: before it has committed, or after that and before it answers. */
  kill: 'before' | 'after' | null;
}

/** How often a rule had a request it was about, and how often it struck. */
export interface RuleCount {
  met: number;
  struck: number;
}

export interface Interpreter {
  decide(request: LabRequest): Decision;
  /** How far off the device's clock is now, in milliseconds. */
  clockShiftMs(): number;
  /** False once every rule has ended for good. */
  isActive(): boolean;
  /** One for each rule. Handed in again, it goes on as if it had never stopped. */
  counts(): RuleCount[];
}

export interface InterpreterParts {
  rules: readonly FaultRule[];
  /** When they were set, by the same clock as `now`. */
  since: number;
  /** Milliseconds by a clock that no rule shifts. */
  now(): number;
  counts?: readonly RuleCount[];
}

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
/** Where a rule does not say so itself. */
const defaults = {
  delayMs: 3 * second,
  againMs: second / 2,
  /** Longer than a device waits for an answer. */
  lateMs: 40 * second,
  bytesPerSecond: second,
  shiftMs: 3 * day,
};
/** A clock that jumps without having been told when. */
const jumping = { onMs: 10 * second, offMs: 10 * second };
const portalPage = '<!doctype html><title>Welcome</title><h1>Sign in to this Wi-Fi</h1>';

const untouched: Decision = {
  faults: [],
  waitMs: 0,
  bytesPerSecond: null,
  send: [0],
  reply: { kind: 'server' },
  kill: null,
};

const signOf: Partial<Record<RuleFault, 1 | -1>> = { clock_ahead: 1, clock_behind: -1, clock_jump: 1 };
const isOfClock = (rule: FaultRule) => Object.hasOwn(signOf, rule.fault);

export function createInterpreter({ rules, since, now, counts = [] }: InterpreterParts): Interpreter {
  const states = rules.map((_, index) => ({ met: 0, struck: 0, ...counts[index] }));

  function isOver(rule: FaultRule, index: number): boolean {
    const { met = 0, struck = 0 } = states[index] ?? {};
    const isSpent = struck >= (rule.times ?? Number.POSITIVE_INFINITY) || met >= (rule.nth ?? Number.POSITIVE_INFINITY);
    return isSpent || now() - since >= (rule.forMs ?? Number.POSITIVE_INFINITY);
  }

  function isOn({ fault, onMs, offMs }: FaultRule): boolean {
    const phases =
      onMs !== undefined && offMs !== undefined ? { onMs, offMs } : fault === 'clock_jump' ? jumping : null;
    if (phases === null) return true;
    const period = phases.onMs + phases.offMs;
    return (((now() - since) % period) + period) % period < phases.onMs;
  }

  /** Counts the request, whether or not the rule strikes. */
  function strikes(rule: FaultRule, index: number, request: LabRequest): boolean {
    const state = states[index];
    if (state === undefined || isOfClock(rule) || isOver(rule, index) || !isAbout(rule, request)) return false;
    state.met += 1;
    const isMeant = rule.nth === undefined || rule.nth === state.met;
    const chance = createDice(0, rule.seed ?? 0, index, state.met).next();
    if (!isMeant || !isOn(rule) || chance >= (rule.probability ?? 1)) return false;
    state.struck += 1;
    return true;
  }

  return {
    decide(request) {
      let decision = untouched;
      for (const [index, rule] of rules.entries()) {
        // What the first has settled no other changes; all count what they meet.
        if (!strikes(rule, index, request) || isSettled(decision)) continue;
        decision = { ...decision, ...outcomeOf(rule, decision), faults: [...decision.faults, rule.fault] };
      }
      return decision;
    },
    clockShiftMs() {
      const shifts = rules.map((rule, index) =>
        isOver(rule, index) || !isOn(rule) ? 0 : (signOf[rule.fault] ?? 0) * (rule.shiftMs ?? defaults.shiftMs),
      );
      return shifts.reduce((sum, shift) => sum + shift, 0);
    },
    isActive: () => rules.some((rule, index) => !isOver(rule, index)),
    counts: () => states.map((state) => ({ ...state })),
  };
}

function isAbout({ method, path = defaultPath, containing, overBytes }: FaultRule, request: LabRequest): boolean {
  const isPath = path.endsWith('*') ? request.path.startsWith(path.slice(0, -1)) : request.path === path;
  const isMethod = method === undefined || request.method === method;
  const isLong = overBytes === undefined || request.bytes > overBytes;
  return isPath && isMethod && isLong && (containing === undefined || request.has(containing));
}

const isSettled = ({ send, reply, kill }: Decision) => send.length !== 1 || reply.kind !== 'server' || kill !== null;

type Outcome = Partial<Omit<Decision, 'faults'>>;

/** What one rule does to a request, beyond what the rules before it did. */
function outcomeOf(rule: FaultRule, before: Decision): Outcome {
  const { delayMs, bytesPerSecond, commit, status, retryAfterSeconds } = rule;
  const sentIf = (after: boolean) => (after ? [0] : []);
  const instead = (reply: Reply): Outcome => ({ send: sentIf(commit === 'after'), reply });
  const made = (usual: number, body: string, headers: Readonly<Record<string, string>> = {}): Outcome =>
    instead({ kind: 'made', status: status ?? usual, headers: { ...headers, ...retryAfter(retryAfterSeconds) }, body });
  switch (rule.fault) {
    case 'delay':
      return { waitMs: before.waitMs + (delayMs ?? defaults.delayMs) };
    case 'slow':
      return {
        bytesPerSecond: Math.min(
          bytesPerSecond ?? defaults.bytesPerSecond,
          before.bytesPerSecond ?? Number.POSITIVE_INFINITY,
        ),
      };
    case 'offline':
    case 'drop':
      return instead({ kind: 'broken' });
    case 'lie_fi':
      return instead({ kind: 'silence' });
    case 'duplicate':
      return { send: [0, delayMs ?? defaults.againMs] };
    case 'reorder':
      return { send: [delayMs ?? defaults.lateMs], reply: { kind: 'silence' } };
    case 'reply_lost':
      return { reply: { kind: 'broken' } };
    case 'truncated':
      return { reply: { kind: 'cut' } };
    case 'server_kill':
      return { kill: commit ?? 'after', send: sentIf(commit !== 'before'), reply: { kind: 'broken' } };
    case 'portal':
      return made(200, portalPage, { 'content-type': 'text/html' });
    case 'proxy_404':
      return made(404, '{"error":"not here"}', { 'content-type': 'application/json' });
    case 'too_large':
      return made(413, 'too large', { 'content-type': 'text/plain' });
    case 'poison':
      return made(500, 'it crashed', { 'content-type': 'text/plain' });
    case 'server_error':
      // One that is busy says for how long; of one that has failed somebody else speaks.
      return retryAfterSeconds === undefined
        ? made(502, 'bad gateway', { 'content-type': 'text/plain' })
        : made(503, problem('unavailable', 'Busy', 503), marked);
    case 'unauthenticated':
      return made(401, problem('unauthenticated', 'The session has ended', 401), marked);
    case 'rate_limited':
      return made(429, problem('rate_limited', 'Too many requests', 429), { ...marked, ...retryAfter(7) });
    case 'clock_ahead':
    case 'clock_behind':
    case 'clock_jump':
      return {};
  }
}

/** The protocol's own mark: these are answers of the server. */
const marked = { 'x-holdfast': '1', 'content-type': 'application/problem+json' };

function problem(code: string, title: string, status: number): string {
  return JSON.stringify({ code, title, status });
}

function retryAfter(seconds: number | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
