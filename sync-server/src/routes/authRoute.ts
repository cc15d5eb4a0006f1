/**
 * `/api/auth/*`: the four endpoints the app uses, out of the many the auth library has. What goes to the library is
 * written here, field by field, and so is what comes back: no token is ever in an answer [AU5].
 */
import { maxBodyMs } from '@holdfast/shared/protocol/limits';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { type Auth, clientAddressHeader } from '../auth/createAuth.ts';
import type { Guesses, Outcome } from '../auth/guesses.ts';
import { createAdmission, type Permit } from './admission.ts';
import type { ClientAddress } from './clientAddress.ts';
import { type AppEnv, refuseWithoutHeader } from './guards.ts';
import { overloadedReply, problemReply } from './problemReply.ts';
import { type After, readJsonBody } from './requestBody.ts';

/** Of a body, before it is read. */
const maxBytes = 16 * 1024;
/** Of all who have no session yet, and of each address they come from; hashing is what takes long. */
const limits = {
  process: { requests: 500, bytes: 4 * 1024 * 1024 },
  account: { requests: 20, bytes: 20 * maxBytes },
};
const maxUserAgentLength = 200;

const maxNameLength = 200;
/** RFC 5321: what an address may be long between its brackets. */
const maxEmailLength = 254;
const email = z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(maxEmailLength));
/** The library has bounds for its length, and words for them. */
const password = z.string();
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxNameLength));

const endpoints = {
  '/api/auth/sign-up/email': z.object({ email, password, name }),
  '/api/auth/sign-in/email': z.object({ email, password }),
  '/api/auth/sign-out': z.object({}),
  // Without a password the library goes by the age of the session.
  '/api/auth/delete-user': z.object({ password: password.check(z.minLength(1)) }),
} as const;

export interface AuthRouteParts {
  auth: Auth;
  baseUrl: string;
  guesses: Guesses;
  clientAddress: ClientAddress;
  after: After;
}

interface AuthRequest {
  path: keyof typeof endpoints;
  address: string;
  permit: Permit;
}

export function authRoute({ auth, baseUrl, guesses, clientAddress, after }: AuthRouteParts) {
  const admission = createAdmission(limits);
  return async (c: Context<AppEnv>): Promise<Response> => {
    const path = c.req.path as keyof typeof endpoints;
    if (c.req.method !== 'POST' || !Object.hasOwn(endpoints, path)) return problemReply(c, 'not_found');
    const refusal = refuseWithoutHeader(c);
    if (refusal !== null) return refusal;
    const address = clientAddress(c);
    const permit = admission.admit(address);
    if (typeof permit === 'string') return overloadedReply(c, permit);
    try {
      return await answer(c, { path, address, permit });
    } finally {
      permit.release();
    }
  };

  async function answer(c: Context<AppEnv>, { path, address, permit }: AuthRequest): Promise<Response> {
    const bounds = { maxBytes, maxMs: maxBodyMs, after, countReceived: permit.countReceived };
    const body = await readJsonBody(c.req.raw, bounds, c.env?.incoming);
    if (body.kind === 'overloaded') return overloadedReply(c, body.limit);
    if (body.kind === 'problem') return problemReply(c, body.code, body.detail);
    const read = endpoints[path].safeParse(body.value);
    if (!read.success) return refuseShape(c, read.error.issues[0]?.path[0]);
    const ask = () => auth.handle(toLibrary(c, { path, address, body: read.data }));
    if (path === '/api/auth/sign-in/email') return guess(c, (read.data as { email?: string }).email ?? '', ask);
    if (path === '/api/auth/delete-user') return guessAtOwn(c, ask);
    return answerOf(c, await ask());
  }

  /** Whoever has somebody's session still has to know their password. */
  async function guessAtOwn(c: Context<AppEnv>, ask: () => Promise<Response>): Promise<Response> {
    const { session } = await auth.readSession(c.req.raw.headers);
    return session === null ? problemReply(c, 'unauthenticated') : guess(c, session.userId, ask);
  }

  async function guess(c: Context<AppEnv>, account: string, ask: () => Promise<Response>): Promise<Response> {
    const guessed = guesses.begin(account);
    if ('waitMs' in guessed) return problemReply(c, 'rate_limited', undefined, Math.ceil(guessed.waitMs / 1000));
    let outcome: Outcome = 'unanswered';
    try {
      const response = await ask();
      if (response.ok) outcome = 'right';
      else if (response.status === 401 || response.status === 400) outcome = 'wrong';
      return await answerOf(c, response);
    } finally {
      guessed.end(outcome);
    }
  }

  function toLibrary(
    c: Context<AppEnv>,
    { path, address, body }: Pick<AuthRequest, 'path' | 'address'> & { body: object },
  ): Request {
    const token = auth.cookie.read(c.req.header('Cookie'));
    return new Request(new URL(path, baseUrl), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        // Pages of other sites were refused before.
        Origin: baseUrl,
        'User-Agent': (c.req.header('User-Agent') ?? '').slice(0, maxUserAgentLength),
        [clientAddressHeader]: address,
        ...(token !== null && { Cookie: auth.cookie.show(token) }),
      },
      body: JSON.stringify(body),
    });
  }

  async function answerOf(c: Context<AppEnv>, response: Response): Promise<Response> {
    if (response.status === 429) {
      const seconds = Number(response.headers.get('X-Retry-After')) || 60;
      return problemReply(c, 'rate_limited', undefined, seconds);
    }
    const said = outgoing.safeParse(await response.json().catch(() => null)).data ?? {};
    // The library folds a database that is away, and too much to do, into 500, and one that goes away half-way into a
    // code of its own: for the visitor all mean, try again.
    if (response.status >= 500 || said.code?.startsWith('FAILED_TO_')) return problemReply(c, 'unavailable');
    for (const line of response.headers.getSetCookie()) {
      if (line.startsWith(`${auth.cookie.name}=`)) c.header('Set-Cookie', line, { append: true });
    }
    return c.json(said, response.status as 200);
  }
}

/** What of the library's words goes out: who it is, or why not. Everything else is left out. */
const outgoing = z.object({
  user: z.optional(z.object({ id: z.string(), email: z.string(), name: z.string() })),
  code: z.optional(z.string()),
  message: z.optional(z.string()),
});

/** In the library's words, so that a page has one list of them. */
function refuseShape(c: Context<AppEnv>, field: unknown): Response {
  const code = { email: 'INVALID_EMAIL', password: 'INVALID_PASSWORD' }[String(field)] ?? 'VALIDATION_ERROR';
  return c.json({ code, message: `${String(field ?? 'the body')}: expected text of a fitting length` }, 400);
}
