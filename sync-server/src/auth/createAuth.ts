/** Accounts and sessions: the auth library, set up once. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { DatabaseUnavailable } from '../db/databaseError.ts';
import { ensurePersonalWorkspace } from '../db/members.ts';
import type { Memory } from '../sync/memory.ts';
import type { KnownSession } from '../sync/sessionCache.ts';
import { isOwnOrigin } from './ownOrigin.ts';
import { callLibrary } from './quietLibrary.ts';

const day = 24 * 60 * 60;
const lifetime = 90 * day;
const renewAfter = day;
const none: readonly string[] = [];

/** Where the routes put the address a request came from; the library believes no other header. */
export const clientAddressHeader = 'x-holdfast-client';

export interface AuthParts {
  config: Config;
  pool: pg.Pool;
  log: Logger;
  secret: string;
  memory: Pick<Memory, 'sessions' | 'freshness'>;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Session {
  userId: string;
  /** Whether it still is one, as far as this process remembers. */
  isKnown(): boolean;
}

export interface Auth {
  /** `/api/auth/*`. */
  handle(request: Request): Promise<Response>;
  /**
   * Null without a valid session; and the `Set-Cookie` lines the reply must carry. Throws DatabaseUnavailable when
   * that cannot be told now.
   */
  readSession(headers: Headers): Promise<{ session: Session | null; cookies: readonly string[] }>;
}

export function createAuth(parts: AuthParts): Auth {
  const { memory, now } = parts;
  const library = betterAuth(authOptions(parts));
  return {
    async handle(request) {
      const shown = request.method === 'GET' ? '' : shownBy(request.headers);
      const response = await callLibrary(() => library.handler(request));
      // Whatever it was, it may have ended sessions of this account.
      const known = memory.sessions.get(shown);
      if (known !== undefined) memory.sessions.forgetUser(known.userId);
      return response;
    },
    async readSession(headers) {
      const shown = shownBy(headers);
      const isKnown = () => memory.sessions.get(shown) !== undefined;
      if (isKnown() && !memory.freshness.isFresh()) await memory.freshness.confirm();
      const known = memory.sessions.get(shown);
      if (known !== undefined && !isReadingDue(known))
        return { session: { userId: known.userId, isKnown }, cookies: none };
      let answer = await askLibrary(headers, false);
      // The signed cookie of a session that has ended says for minutes that it has not.
      const isDoubted = answer.response !== null && memory.sessions.isDoubted(answer.response.session.token);
      if (isDoubted) answer = await askLibrary(headers, true);
      const cookies = answer.headers.getSetCookie();
      if (answer.response === null) return { session: null, cookies };
      const { token, userId, expiresAt } = answer.response.session;
      memory.sessions.learn(shown, { token, userId, expiresAtMs: new Date(expiresAt).getTime(), readAtMs: now() });
      return { session: { userId, isKnown }, cookies };
    },
  };

  /** `disableCookieCache`: by the database, not by the signed cookie. */
  function askLibrary(headers: Headers, disableCookieCache: boolean) {
    const ask = () => library.api.getSession({ headers, query: { disableCookieCache }, returnHeaders: true });
    return callLibrary(ask).catch((error: unknown) => {
      // Reading a session does nothing but ask the database.
      throw new DatabaseUnavailable(error);
    });
  }

  /** The library renews a session once a day when it reads it: while somebody writes anyway, or when it must be [DB4]. */
  function isReadingDue({ expiresAtMs, readAtMs }: KnownSession): boolean {
    if (expiresAtMs <= now()) return true;
    const isOld = now() - readAtMs > renewAfter * 1000;
    return isOld && (!memory.freshness.isQuiet() || expiresAtMs - now() < (lifetime / 2) * 1000);
  }
}

/** What a request shows of itself: the signed cookie, or a token. Two requests that show the same are the same person's. */
function shownBy(headers: Headers): string {
  const cookie = /(?:^|;\s*)(?:__Secure-)?holdfast\.session_token=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
  return `${cookie ?? ''} ${headers.get('authorization') ?? ''}`;
}

function authOptions({ config, pool, log, secret }: AuthParts) {
  return {
    appName: 'Holdfast',
    baseURL: config.baseUrl,
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: libraryLogger(log),
    onAPIError: { onError: (error: unknown) => logFailure(log, error) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: config.signup === 'closed',
      minPasswordLength: 8,
      requireEmailVerification: false,
    },
    // People are offline for weeks. The signed cookie lets a process that has never seen a session believe it without
    // a query; from then on it is remembered.
    session: { expiresIn: lifetime, updateAge: renewAfter, cookieCache: { enabled: true, maxAge: 15 * 60 } },
    plugins: [bearer()],
    trustedOrigins: (request?: Request) => ownOrigins(config.baseUrl, request),
    rateLimit: {
      enabled: true,
      storage: 'memory' as const,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/*': { window: 60, max: 60 },
        '/sign-up/*': { window: 60, max: 60 },
      },
    },
    advanced: {
      cookiePrefix: 'holdfast',
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // The tables are ours to make; asking for them at run time would be a statement nobody needs [DB4].
      database: { validateSchema: false },
    },
    databaseHooks: { user: { create: { after: ({ id }: { id: string }) => ensurePersonalWorkspace(pool, id) } } },
  };
}

/** The library wants a list; the rule is the same as for our own routes. */
function ownOrigins(baseUrl: string, request: Request | undefined): string[] {
  const origin = request?.headers.get('origin');
  if (!request || !origin) return [baseUrl];
  return isOwnOrigin(origin, request.headers.get('host'), baseUrl) ? [baseUrl, origin] : [baseUrl];
}

/** A refusal is an answer like any other; what is none of the library's own is a failure. */
function logFailure(log: Logger, error: unknown): void {
  if (error instanceof APIError && error.statusCode < 500) return;
  log.warn({ err: error }, 'an auth request failed');
}

/** Its messages may name a person, so of what is no error only debugging sees anything. */
function libraryLogger(log: Logger) {
  return {
    log: (level: string, message: string) => {
      const text = String(message).split('\n')[0];
      if (level === 'error') log.warn({ auth: text });
      else log.debug({ auth: text });
    },
  };
}
