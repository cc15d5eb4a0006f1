/** Accounts and sessions: the auth library, set up once, and the sessions it made. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Use } from '../memory/freshness.ts';
import type { Memory } from '../memory/memory.ts';
import { beginSession } from '../memory/sessionStatements.ts';
import { sessionLifetime } from '../memory/sessions.ts';
import { ensurePersonalWorkspace } from '../sharing/members.ts';
import { createHashing } from './hashing.ts';
import { callLibrary } from './quietLibrary.ts';
import { createSessionCookie, type SessionCookie } from './sessionCookie.ts';

/** Where the routes put the address a request came from; the library believes no other header. */
export const clientAddressHeader = 'x-holdfast-client';

export interface AuthParts {
  config: Config;
  pool: pg.Pool;
  log: Logger;
  secret: string;
  memory: Pick<Memory, 'sessions' | 'freshness'>;
  /** Sessions of this person have ended. Never throws. */
  endSessions(userId: string): Promise<void>;
  /** Removes what belongs to this person alone. Repeating it changes nothing. */
  forgetAccount(userId: string): Promise<void>;
  hashPassword?: ((password: string) => Promise<string>) | undefined;
}

export interface Session {
  userId: string;
  token: string;
  /** On this process's clock that only grows. */
  endsAtMs: number;
  /** Whether it still is one, as far as this process remembers. */
  isKnown(): boolean;
}

export interface Auth {
  cookie: SessionCookie;
  /** A request made by `authRoute`, to the library. */
  handle(request: Request): Promise<Response>;
  /**
   * Null without a valid session; and the `Set-Cookie` lines the reply must carry. `use`: what it is read for; what asks
   * the database for anything must not rest on an old memory [AU4]. Throws DatabaseUnavailable, Refused.
   */
  readSession(headers: Headers, use?: Use): Promise<{ session: Session | null; cookies: readonly string[] }>;
}

const nobody = { session: null, cookies: [] } as const;

export function createAuth(parts: AuthParts): Auth {
  const { config, secret, memory } = parts;
  const { sessions, freshness } = memory;
  const cookie = createSessionCookie(config.baseUrl, secret);
  const library = betterAuth(authOptions(parts, cookie));
  return {
    cookie,
    handle: (request) => callLibrary(() => library.handler(request)),
    async readSession(headers, use = 'reads') {
      const token = cookie.read(headers.get('cookie') ?? undefined);
      if (token === null) return nobody;
      const isKnown = () => sessions.get(token) !== undefined;
      if (isKnown() && !freshness.isFresh(use)) await freshness.confirm();
      const found = await sessions.find(token);
      if (found === null) return nobody;
      const { userId, endsAtMs, isRenewed } = found;
      const cookies = isRenewed ? [cookie.keep(token, sessionLifetime.lifetimeMs / 1000)] : [];
      return { session: { userId, token, endsAtMs, isKnown }, cookies };
    },
  };
}

function authOptions(
  { config, pool, log, secret, endSessions, forgetAccount, hashPassword }: AuthParts,
  cookie: SessionCookie,
) {
  const end = ({ userId }: { userId: string }) => endSessions(userId);
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
      password: createHashing(hashPassword),
    },
    // No signed copy of a session in a cookie: it would still be accepted after the session has ended [AU4].
    session: {
      expiresIn: sessionLifetime.lifetimeMs / 1000,
      updateAge: sessionLifetime.renewAfterMs / 1000,
      cookieCache: { enabled: false },
    },
    // What belongs to the account goes first: left behind by a failure half-way it would be nobody's for ever.
    user: { deleteUser: { enabled: true, beforeDelete: ({ id }: { id: string }) => forgetAccount(id) } },
    trustedOrigins: [config.baseUrl],
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
      cookies: { session_token: { name: cookie.name, attributes: { secure: cookie.isSecure } } },
      // The name says what the browser shall keep it to; the library would put a prefix of its own before it.
      useSecureCookies: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      // The tables are ours to make; asking for them at run time would be a statement nobody needs [DB4].
      database: { validateSchema: false },
    },
    databaseHooks: {
      user: {
        create: { after: ({ id }: { id: string }) => ensurePersonalWorkspace(pool, id) },
        delete: { after: ({ id }: { id: string }) => endSessions(id) },
      },
      session: {
        // The library says when it ends by the clock of this process.
        create: { after: ({ id }: { id: string }) => beginSession(pool, id, sessionLifetime) },
        delete: { after: end },
      },
    },
  };
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
