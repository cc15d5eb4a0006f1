/** The built web app. A hashed name never changes its content; everything else is asked for anew each time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';

const forever = 'public, max-age=31536000, immutable';
const askAgain = 'no-cache';

const missing = `<!doctype html><title>Holdfast</title>
<p>The web app is not built yet. Build it with <code>npx pnpm build</code> and start the server again.`;

export function isBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

export function staticApp(folder: string): Hono {
  const app = new Hono();
  if (!isBuilt(folder)) return app.get('*', (c) => c.html(missing, 503));
  const files = serveStatic({ root: folder, precompressed: true });

  app.use(compress());
  app.get('/assets/*', keep(forever), files, (c) => c.text('Not found', 404));
  // Any other address is a screen of the app.
  app.get('*', keep(askAgain), etag(), files, serveStatic({ root: folder, precompressed: true, path: 'index.html' }));
  return app;
}

/** Set on the finished answer: the file server's own hook comes too late for headers. */
function keep(cacheControl: string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.status < 400) c.res.headers.set('Cache-Control', cacheControl);
  };
}
