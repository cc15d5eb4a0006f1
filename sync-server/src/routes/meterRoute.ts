/** `GET /api/meter`. Costs no statement. */
import type { Context } from 'hono';
import type { Watching } from '../ops/createWatching.ts';

export function meterRoute(watching: Watching) {
  return (c: Context): Response => c.json(watching.meter());
}
