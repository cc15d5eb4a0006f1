/** What stands before the API's routes: who is asking, and from which page. */

import { accountHeader, protocolHeader } from '@holdfast/shared/protocol/limits';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Auth, Session } from '../auth/createAuth.ts';
import { isOwnOrigin } from '../auth/ownOrigin.ts';
import type { Use } from '../memory/freshness.ts';
import { problemReply } from './problemReply.ts';

export interface AppEnv {
  /** Absent when the app is asked in process. */
  Bindings: Partial<HttpBindings>;
  Variables: { session: Session };
}

/** Marks an answer as ours, errors too, and keeps it out of every cache. */
export const apiHeaders = { [protocolHeader]: '1', 'Cache-Control': 'no-store' };

/** A page of another site is refused. Without an Origin no browser page is asking. Null: it may. */
export function refuseForeignOrigin(c: Context<AppEnv>, baseUrl: string): Response | null {
  const origin = c.req.header('Origin');
  if (origin === undefined) return null;
  const host = c.req.header('Host') ?? new URL(c.req.url).host;
  return isOwnOrigin(origin, host, baseUrl)
    ? null
    : problemReply(c, 'forbidden', 'the request comes from another site');
}

/** No form of another site can send the header, so cookies alone do not make an exchange. Null: it is there. */
export function refuseWithoutHeader(c: Context<AppEnv>): Response | null {
  return c.req.header(protocolHeader) === undefined ? problemReply(c, 'forbidden', 'X-Holdfast is missing') : null;
}

/**
 * The cookie is the browser's, whoever signed in last, the device it comes with somebody's: whose, it says itself [AU1].
 * A device from before the header is believed, and has its membership looked at like everybody.
 */
export function isMadeForAnother(c: Context<AppEnv>, { userId }: Session): boolean {
  return (c.req.header(accountHeader) ?? userId) !== userId;
}

export function requireOwnOrigin(baseUrl: string) {
  return createMiddleware<AppEnv>(async (c, next) => refuseForeignOrigin(c, baseUrl) ?? next());
}

/** `use`: what the session is read for [see Auth]. */
export function requireSession(auth: Auth, use: Use) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const { session, cookies } = await auth.readSession(c.req.raw.headers, use);
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    if (session === null) return problemReply(c, 'unauthenticated');
    c.set('session', session);
    return next();
  });
}
