/**
 * `GET /metrics`, for Prometheus. Never public by itself: with METRICS_TOKEN whoever sends it may read, wherever they
 * are; without, only programs on this machine, and only while the server has no name for others.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { Watching } from '../ops/createWatching.ts';
import type { AppEnv } from './guards.ts';
import { isThisMachine } from './isThisMachine.ts';
import { problemReply } from './problemReply.ts';

type Access = Pick<Config, 'metricsToken' | 'baseUrl'>;

export function metricsRoute(watching: Watching, access: Access) {
  return async (c: Context<AppEnv>): Promise<Response> => {
    c.header('Cache-Control', 'no-store');
    if (access.metricsToken === null) {
      // Without a token there is no way in from outside, so to strangers there is no such page.
      if (!isLocalProgram(c, access.baseUrl)) return problemReply(c, 'not_found');
    } else if (!isBearer(c.req.header('Authorization'), access.metricsToken)) {
      c.header('WWW-Authenticate', 'Bearer');
      return problemReply(c, 'unauthenticated');
    }
    const { text, contentType } = await watching.scrape();
    return c.body(text, 200, { 'Content-Type': contentType });
  };
}

/** Compares hashes, which have one length, in a time that tells nothing. */
function isBearer(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}

/**
 * A proxy on this machine speaks for the whole world, and not every proxy says so in a header: a server that was given
 * a public name is taken to stand behind one. The Host is looked at because a page may point its own name at 127.0.0.1.
 */
function isLocalProgram(c: Context<AppEnv>, baseUrl: string): boolean {
  const address = c.env?.incoming?.socket.remoteAddress;
  const isForwarded = Object.keys(c.req.header()).some((name) => forwarding.test(name));
  const names = [baseUrl, c.req.url].map((url) => new URL(url).hostname);
  return address !== undefined && isThisMachine(address) && !isForwarded && names.every(isLocalName);
}

/** What proxies write about whom they speak for; there is no end of such names. */
const forwarding = /forward|^via$|real-ip|client-ip|connecting-ip|original/i;

function isLocalName(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127\.[\d.]+$/.test(name);
}
