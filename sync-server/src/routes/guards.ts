/** What stands before the API's routes: who is asking, and from which page. */

import { protocolHeader } from '@holdfast/shared/protocol/limits';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { Auth } from '../auth/createAuth.ts';
import { isOwnOrigin } from '../auth/ownOrigin.ts';
import { problemReply } from './problemReply.ts';

export interface AppEnv {
  /** Absent when the app is asked in process. */
  Bindings: Partial<HttpBindings>;
  Variables: { userId: string; isSessionKnown: () => boolean };
}

/** Marks every answer as ours, errors too, and keeps it out of every cache. */
export const markReplies = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.res.headers.set(protocolHeader, '1');
  c.res.headers.set('Cache-Control', 'no-store');
});

/** A page of another site is refused. Without an Origin no browser page is asking. */
export function requireOwnOrigin(baseUrl: string) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const origin = c.req.header('Origin');
    const host = c.req.header('Host') ?? new URL(c.req.url).host;
    if (origin !== undefined && !isOwnOrigin(origin, host, baseUrl)) {
      return problemReply(c, 'forbidden', 'the request comes from another site');
    }
    return next();
  });
}

/** No form of another site can send it, so cookies alone do not make an exchange. */
export const requireProtocolHeader = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.header(protocolHeader) === undefined) return problemReply(c, 'forbidden', 'X-Holdfast is missing');
  return next();
});

export function requireSession(auth: Auth) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const session = await auth.readSession(c.req.raw.headers);
    for (const cookie of session.cookies) c.header('Set-Cookie', cookie, { append: true });
    if (session.userId === null) return problemReply(c, 'unauthenticated');
    c.set('userId', session.userId);
    c.set('isSessionKnown', session.isKnown);
    return next();
  });
}
