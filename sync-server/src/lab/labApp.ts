/**
 * The server under `LAB=1`: whatever is asked meets the rules that are set at `/api/lab/faults`, before or after it is
 * committed. Without a rule a request goes its usual way, and without `LAB=1` there is none of this.
 */
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { type AppEnv, apiHeaders, requireOwnOrigin } from '../routes/guards.ts';
import type { After } from '../routes/requestBody.ts';
import { createLabRules } from './labRules.ts';
import { type LabPorts, meetFaults } from './meetFaults.ts';

export interface LabAppParts {
  app: Hono<AppEnv>;
  baseUrl: string;
  log: Logger;
  after: After;
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Ends this process at once, as a crash does. */
  kill(): void;
}

export const labPath = '/api/lab/faults';

export function labApp({ app, baseUrl, log, after, elapsed, kill }: LabAppParts): Hono<AppEnv> {
  const rules = createLabRules(elapsed, apiHeaders);
  const ports: LabPorts = {
    ask: async (request) => app.fetch(request, {}),
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    kill,
    onError: (error) => log.warn({ err: error }, 'a request of the lab failed'),
    onFaults: (faults, { method, url }) => log.info({ faults, method, path: new URL(url).pathname }, 'the lab struck'),
  };
  const outer = new Hono<AppEnv>();
  outer.use(`${labPath}/*`, requireOwnOrigin(baseUrl));
  outer.route(labPath, rules.route);
  outer.all('*', async (c) => {
    const interpreter = rules.active();
    if (interpreter === null) return app.fetch(c.req.raw, c.env);
    return meetFaults(c.req.raw, c.env?.incoming?.socket, interpreter, ports);
  });
  return outer;
}
