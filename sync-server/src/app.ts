/** The HTTP face: which path goes to which route, and what every answer carries. */
import { type Context, Hono } from 'hono';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Auth } from './auth/createAuth.ts';
import { createGuesses } from './auth/guesses.ts';
import type { Config } from './config.ts';
import type { Revision } from './database/cursor.ts';
import type { RunExchange } from './exchange/createExchange.ts';
import type { Memory } from './memory/memory.ts';
import type { LiveBus } from './notifications/liveBus.ts';
import type { Watching } from './ops/createWatching.ts';
import { logRequests } from './ops/log.ts';
import { measureRequests } from './ops/measureRequests.ts';
import { authRoute } from './routes/authRoute.ts';
import { createClientAddress } from './routes/clientAddress.ts';
import { type AppEnv, apiHeaders, requireOwnOrigin, requireSession } from './routes/guards.ts';
import { healthRoute, readyRoute } from './routes/healthRoutes.ts';
import { liveRoute } from './routes/liveRoute.ts';
import { meterRoute } from './routes/meterRoute.ts';
import { metricsRoute } from './routes/metricsRoute.ts';
import { problemOfError, problemReply } from './routes/problemReply.ts';
import type { After } from './routes/requestBody.ts';
import { securityHeaders, setHeaders } from './routes/securityHeaders.ts';
import { staticApp } from './routes/staticApp.ts';
import { syncRoute } from './routes/syncRoute.ts';
import { workspacesRoute } from './routes/workspacesRoute.ts';

export interface AppParts {
  config: Config;
  pool: pg.Pool;
  log: Logger;
  watching: Watching;
  auth: Auth;
  memory: Memory;
  bus: LiveBus;
  runExchange: RunExchange;
  /** Null when there is no such workspace. */
  readRevision(workspace: string): Promise<Revision | null>;
  /** Folder of the built web app. */
  webFolder: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds that only grow. */
  elapsed: () => number;
  after: After;
  isDraining: () => boolean;
}

export function createApp(parts: AppParts): Hono<AppEnv> {
  const { config, pool, auth, log, watching } = parts;
  const { metrics } = watching;
  const app = new Hono<AppEnv>();
  const onError = (error: Error, c: Context<AppEnv>) => {
    // Whatever could not be done with half a request is no failure of ours, and nobody is left to read the answer.
    if (c.env?.incoming?.complete === false) return problemReply(c, 'invalid_request', 'the request was cut off');
    const code = problemOfError(error);
    log[code === 'internal' ? 'error' : 'warn']({ err: error }, 'a request failed');
    return problemReply(c, code);
  };
  // Before everything that goes around the other routes: the one request there are many of does without.
  app.post('/api/sync', syncRoute({ ...parts, onError }));

  app.use(measureRequests(metrics), securityHeaders(config.baseUrl));
  app.get('/healthz', healthRoute);
  app.get('/readyz', readyRoute(parts));
  app.get('/metrics', metricsRoute(watching, config));

  app.use('/api/*', logRequests(log, parts.now), setHeaders(apiHeaders), requireOwnOrigin(config.baseUrl));
  const guesses = createGuesses(parts.elapsed);
  const clientAddress = createClientAddress(config.trustedProxies);
  app.all('/api/auth/*', authRoute({ auth, baseUrl: config.baseUrl, guesses, clientAddress, after: parts.after }));
  app.get('/api/workspaces', requireSession(auth, 'writes'), workspacesRoute(pool));
  app.get('/api/meter', requireSession(auth, 'reads'), meterRoute(watching));
  app.get('/api/live', requireSession(auth, 'reads'), liveRoute(parts));
  app.all('/api/*', (c) => problemReply(c, 'not_found'));

  app.route('/', staticApp(parts.webFolder));
  app.onError(onError);
  return app;
}
