/** Requests as nobody in their right mind sends them: the exchange, the endpoints of accounts, every other path, raw bytes. */
import { gzipSync } from 'node:zlib';
import { registry } from '@holdfast/shared/entities/registry';
import { change } from '@holdfast/shared/protocol/exchange';
import { exchangeRequest } from '@holdfast/shared/protocol/request';
import fc, { type Arbitrary } from 'fast-check';
import * as z from 'zod/mini';
import { byShape, fromJson, odd, spoil } from './grammar.ts';

export interface FuzzedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** How much of it is sent before the connection is closed; null: all of it, and the answer is waited for. */
  cutAt: number | null;
}

/** Who sends them. */
export interface Sender {
  cookie: string;
  /** Shown to the endpoints of accounts: a session that may be signed out by it. */
  authCookie: string;
  workspace: string;
  /** Of somebody else. */
  foreignWorkspace: string;
}

const stamp = z.string().check(z.regex(/^01[89ab][0-9a-f]{9}-[0-9a-f]{4}-[0-9a-f]{16}$/));
/** A few, so that records are met again. */
const ids = fc.integer({ min: 0, max: 30 }).map((n) => `0198c0de-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);

const oneIn = 25;

/** By the entities' own schemas, and by the wire's, which know no entity. */
const changes: Arbitrary<unknown> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.oneof(
        ...Object.values(registry).map(({ name, storedFields }) => {
          const pairs = [...storedFields].map(([field, { writes }]) => [
            field,
            spoil(fc.tuple(fromJson(writes.shape, oneIn), byShape(stamp, oneIn)), oneIn),
          ]);
          const fields = fc.record(Object.fromEntries(pairs) as Record<string, Arbitrary<unknown>>, {
            requiredKeys: [],
          });
          return fc.record({ entity: fc.constant(name), id: spoil(ids, oneIn), fields: spoil(fields, oneIn) });
        }),
      ),
    },
    { weight: 1, arbitrary: byShape(change, oneIn) },
  ),
  { maxLength: 8 },
);

function exchangeBody({ workspace, foreignWorkspace }: Sender): Arbitrary<unknown> {
  const workspaces = fc.oneof({ weight: 8, arbitrary: fc.constant(workspace) }, fc.constant(foreignWorkspace), odd);
  return fc
    .tuple(byShape(exchangeRequest, oneIn), workspaces, changes)
    .map(([envelope, own, list]) =>
      typeof envelope === 'object' && envelope !== null && !Array.isArray(envelope)
        ? { ...envelope, workspace: own, changes: list }
        : envelope,
    );
}

const person = z.object({ email: z.email(), password: z.string(), name: z.string() });
const accountBody = byShape(person, 6);

const authPaths = [
  'sign-up/email',
  'sign-in/email',
  'sign-out',
  'get-session',
  'list-sessions',
  'update-user',
  'error',
];
const otherPaths = [
  '/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/live',
  '/api/workspaces',
  '/api/meter',
  '/api',
  '/assets/x.js',
];
const pathEnds = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom('?', '?workspace=', '/', '/..', '//', '%', '%00', '%ff', '%2e%2e%2f', '#', '?a=%zz', ';x=1'),
  fc.webQueryParameters().map((query) => `?${query}`),
  fc.constantFrom(100, 9_000).map((length) => `/${'x'.repeat(length)}`),
);
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** As a browser sends them, or nearly. */
function headersOf(cookie: string): Arbitrary<Record<string, string>> {
  const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
  const value = fc.oneof(
    { weight: 9, arbitrary: text },
    fc.constantFrom(12_000, 20_000).map((length) => 'x'.repeat(length)),
  );
  const or = (usual: string) => fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, value, fc.constant(null));
  const seldom = fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, value);
  return fc
    .record({
      cookie: fc.oneof({ weight: 10, arbitrary: or(cookie) }, fc.constant(cookie.replace(/.$/, '0'))),
      'x-holdfast': or('1'),
      'content-type': or('application/json'),
      origin: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, value),
      'x-forwarded-for': seldom,
      authorization: seldom,
      'accept-encoding': seldom,
      'user-agent': seldom,
      range: seldom,
    })
    .map((given) =>
      Object.fromEntries(Object.entries(given).flatMap(([name, each]) => (each === null ? [] : [[name, each]]))),
    );
}

const encodings: Arbitrary<{ encode(text: string): Buffer; header: string | null }> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ encode: (text: string) => Buffer.from(text), header: null }) },
  { weight: 4, arbitrary: fc.constant({ encode: (text: string) => gzipSync(text), header: 'gzip' }) },
  fc.constant({ encode: (text: string) => gzipSync(text).subarray(0, -5), header: 'gzip' }),
  fc.constant({ encode: (text: string) => gzipSync(text.padEnd(3_000_000)), header: 'gzip' }),
  fc
    .constantFrom('gzip', 'br', 'deflate', 'x')
    .map((header) => ({ encode: (text: string) => Buffer.from(text), header })),
);
const cuts = fc.oneof({ weight: 15, arbitrary: fc.constant(null) }, fc.nat(2_000));

/** JSON as text, sometimes not quite. */
const damages: Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 20, arbitrary: fc.constant((text: string) => text) },
  fc.nat(200).map((at) => (text: string) => text.slice(0, at)),
  fc.nat(200).map((at) => (text: string) => `${text.slice(0, at)}\0${text.slice(at)}`),
);

/** Of an infinite number; the same seed gives the same. */
export function fuzzedRequest(sender: Sender): Arbitrary<FuzzedRequest> {
  const { cookie, authCookie } = sender;
  const kinds = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        method: fc.constant('POST'),
        path: fc.constant('/api/sync'),
        value: exchangeBody(sender),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        method: fc.constantFrom('POST', 'POST', 'GET'),
        path: fc.tuple(fc.constantFrom(...authPaths), pathEnds).map(([path, end]) => `/api/auth/${path}${end}`),
        value: accountBody,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        method: fc.constantFrom(...methods),
        path: fc.tuple(fc.constantFrom(...otherPaths), pathEnds).map(([path, end]) => path + end),
        value: odd,
      }),
    },
  );
  return fc
    .tuple(kinds, fc.record({ ours: headersOf(cookie), atAuth: headersOf(authCookie) }), encodings, damages, cuts)
    .map(([{ method, path, value }, headers, { encode, header }, damage, cutAt]) => ({
      method,
      path,
      headers: {
        ...(path.startsWith('/api/auth/') ? headers.atAuth : headers.ours),
        ...(header !== null && { 'content-encoding': header }),
      },
      body: encode(damage(JSON.stringify(value) ?? '')),
      cutAt,
    }));
}
