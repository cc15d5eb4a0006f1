/** Every request's time and end, by the route's template. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from './metrics.ts';

export function measureRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    metrics.observeRequest({ method: c.req.method, route: routePath(c), status: c.res.status, ms });
  };
}
