/** `GET /api/workspaces`. */
import type { Context } from 'hono';
import type pg from 'pg';
import { ensurePersonalWorkspace, listWorkspaces } from '../sharing/members.ts';
import type { AppEnv } from './guards.ts';

/** An account whose workspace could not be made when it signed up gets it here. */
export function workspacesRoute(pool: pg.Pool) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const { userId } = c.var.session;
    const known = await listWorkspaces(pool, userId);
    if (known.length > 0) return c.json(known);
    await ensurePersonalWorkspace(pool, userId);
    return c.json(await listWorkspaces(pool, userId));
  };
}
