/** The rules that are set just now, from the outside: `GET`, `PUT { rules }`, `DELETE`, each answered by what is set then. */
import { createInterpreter, type Interpreter } from '@holdfast/shared/lab/createInterpreter';
import { type FaultRule, readRules } from '@holdfast/shared/lab/faultRule';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

export interface LabRules {
  /** Null: nothing is set, or all that was is over. */
  active(): Interpreter | null;
  set(rules: readonly FaultRule[]): void;
  /** To be put where it is asked for. */
  route: Hono;
}

/** Of a list of rules, bytes. */
const maxRulesBytes = 64 * 1024;

/** `now`: milliseconds that only grow. `marked`: headers of every answer. */
export function createLabRules(now: () => number, marked: Readonly<Record<string, string>> = {}): LabRules {
  let rules: readonly FaultRule[] = [];
  let since = now();
  let interpreter = createInterpreter({ rules, since, now });

  function set(next: readonly FaultRule[]): void {
    rules = next;
    since = now();
    interpreter = createInterpreter({ rules, since, now });
  }
  const state = () => ({ lab: true, rules, isActive: interpreter.isActive(), counts: interpreter.counts() });

  const route = new Hono();
  route.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(marked)) c.header(name, value);
  });
  route.get('/', (c) => c.json(state()));
  route.put('/', bodyLimit({ maxSize: maxRulesBytes }), async (c) => {
    const body = (await c.req.json().catch(() => null)) as { rules?: unknown } | null;
    const read = readRules(body?.rules);
    if (read.kind === 'wrong') {
      const problem = { code: 'invalid_request', title: 'The rules are not understood', status: 400, detail: read.why };
      return c.body(JSON.stringify(problem), 400, { 'Content-Type': 'application/problem+json' });
    }
    set(read.rules);
    return c.json(state());
  });
  route.delete('/', (c) => {
    set([]);
    return c.json(state());
  });
  return { active: () => (interpreter.isActive() ? interpreter : null), set, route };
}
