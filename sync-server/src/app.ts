/** The HTTP face: which path goes to which route, and what every answer carries. */
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Auth } from './auth/createAuth.ts';
import type { Config } from './config.ts';
import type { LiveBus } from './live/liveBus.ts';
import { logRequests } from './ops/log.ts';
import { authRoute } from './routes/authRoute.ts';
import { type AppEnv, markReplies, requireOwnOrigin, requireProtocolHeader, requireSession } from './routes/guards.ts';
import { healthRoute, readyRoute } from './routes/healthRoutes.ts';
import { liveRoute } from './routes/liveRoute.ts';
import { problemOfError, problemReply } from './routes/problemReply.ts';
import { staticApp } from './routes/staticApp.ts';
import { syncRoute } from './routes/syncRoute.ts';
import { workspacesRoute } from './routes/workspacesRoute.ts';
import { type Committed, createExchange } from './sync/createExchange.ts';

export interface AppParts {
  config: Config;
  registry: Registry;
  pool: pg.Pool;
  auth: Auth;
  bus: LiveBus;
  log: Logger;
  /** Folder of the built web app. */
  webFolder: string;
  now: () => number;
  afterCommit: (committed: Committed) => void | Promise<void>;
  afterWrite: () => void;
  isDraining: () => boolean;
}

export function createApp(parts: AppParts): Hono<AppEnv> {
  const { config, pool, auth, bus, log } = parts;
  const app = new Hono<AppEnv>();
  app.use(securityHeaders(config.baseUrl));
  app.get('/healthz', healthRoute);
  app.get('/readyz', readyRoute(pool, parts.isDraining));

  app.use('/api/*', logRequests(log, parts.now), markReplies, requireOwnOrigin(config.baseUrl));
  app.on(['GET', 'POST'], '/api/auth/*', authRoute(auth, config.baseUrl));
  app.get('/api/workspaces', requireSession(auth), workspacesRoute(pool));
  app.get('/api/live', requireSession(auth), liveRoute(pool, bus));
  app.post('/api/sync', compress(), requireProtocolHeader, requireSession(auth), syncRoute(createExchange(parts)));
  app.all('/api/*', (c) => problemReply(c, 'not_found'));

  app.route('/', staticApp(parts.webFolder));
  app.onError((error, c) => {
    const code = problemOfError(error);
    log[code === 'internal' ? 'error' : 'warn']({ err: error }, 'a request failed');
    return problemReply(c, code);
  });
  return app;
}

/** Nothing comes from or goes to another origin. Inline styles are allowed: libraries place things with them. */
function securityHeaders(baseUrl: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      workerSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: baseUrl.startsWith('https:') && 'max-age=31536000',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  });
}
