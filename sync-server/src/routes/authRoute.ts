/** `/api/auth/*`: the auth library's answers, its refusals of too many tries in our form. */
import type { Context } from 'hono';
import { type Auth, clientAddressHeader } from '../auth/createAuth.ts';
import type { AppEnv } from './guards.ts';
import { isThisMachine } from './isThisMachine.ts';
import { problemReply } from './problemReply.ts';

export function authRoute(auth: Auth, baseUrl: string) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    const request = new Request(c.req.raw);
    request.headers.set(clientAddressHeader, clientAddress(c));
    // Pages of other sites were refused before; the library would refuse programs too, which send no Origin.
    if (!request.headers.has('origin')) request.headers.set('origin', baseUrl);
    const response = await auth.handle(request);
    if (response.status === 429) {
      const seconds = Number(response.headers.get('X-Retry-After')) || 60;
      return problemReply(c, 'rate_limited', undefined, seconds);
    }
    // The library folds a database that is away into 500 too; for the visitor both mean: try again.
    return response.status >= 500 ? problemReply(c, 'unavailable') : response;
  };
}

/** A proxy on this machine may speak for others, by the last address of its list; nobody else may. */
function clientAddress(c: Context<AppEnv>): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? '127.0.0.1';
  const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
  return isThisMachine(address) && forwarded ? forwarded : address;
}
