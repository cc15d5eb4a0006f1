/**
 * Sends thousands of odd requests over real connections, and between them an ordinary exchange of a neighbour. What must
 * never happen is a fault: an answer that says the server failed, none at all, or a neighbour who is not served.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { type FuzzedRequest, fuzzedRequest } from './requests.ts';

export interface FuzzPlan {
  /** Of the server, loopback. */
  url: string;
  seed: number;
  requests: number;
  /** After every batch: how many were sent, and how much memory is held. */
  onProgress?(sent: number, heapBytes: number): void;
}

export interface FuzzReport {
  /** How many were answered with each status; 0: cut off before they could be, or closed on as no HTTP. */
  statuses: Map<number, number>;
  /** Exchanges of the neighbour that were answered as they should be. */
  served: number;
  /** What must not happen, in words, with the request. */
  faults: string[];
}

const batch = 100;
const atOnce = 10;
/** A guard: whoever waits longer waits for ever. */
const patienceMs = 30_000;

export async function runFuzz({ url, seed, requests, onProgress }: FuzzPlan): Promise<FuzzReport> {
  const report: FuzzReport = { statuses: new Map(), served: 0, faults: [] };
  const [sender, signedOut, neighbour] = [await signUp(url), await signUp(url), await signUp(url)];
  const grammar = fuzzedRequest({ ...sender, authCookie: signedOut.cookie, foreignWorkspace: neighbour.workspace });
  for (let sent = 0; sent < requests; sent += batch) {
    const numRuns = Math.min(batch, requests - sent);
    const queue = fc.sample(grammar, { seed: seed + sent, numRuns }).values();
    const senders = Array.from({ length: atOnce }, async () => {
      for (const request of queue) await sendOne(url, request, report);
    });
    await Promise.all([...senders, serveNeighbour(url, neighbour, report)]);
    onProgress?.(sent + numRuns, heapBytes());
  }
  return report;
}

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function sendOne(url: string, request: FuzzedRequest, report: FuzzReport): Promise<void> {
  const status = await statusOf(url, request);
  report.statuses.set(Number(status), (report.statuses.get(Number(status)) ?? 0) + 1);
  if (status === 'none' || status === 500) {
    const { method, path, headers, body } = request;
    const told = { method, path, headers, body: body.toString('latin1') };
    report.faults.push(`${status === 'none' ? 'no answer' : status} to ${JSON.stringify(told).slice(0, 2_000)}`);
  }
}

/** Of the answer; 0 when there is nobody to answer any more; `none` when it never came. */
async function statusOf(url: string, { method, path, headers, body, cutAt }: FuzzedRequest): Promise<number | 'none'> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {});
  const guard = setTimeout(() => socket.destroy(), patienceMs);
  const lines = Object.entries({ host: 'localhost', ...headers, 'content-length': body.length, connection: 'close' });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), body]);
  if (cutAt === null) socket.write(whole);
  else socket.end(whole.subarray(0, cutAt));
  let heard = '';
  const began = performance.now();
  const closed = once(socket, 'close');
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard = (heard + text).slice(0, 100);
    // A stream goes on for ever, and was heard.
    if (heard.length >= 12) socket.destroy();
  });
  await closed;
  clearTimeout(guard);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0);
  const isGuarded = performance.now() - began >= patienceMs;
  return status === 0 && (isGuarded || cutAt === null) ? 'none' : status;
}

interface Account {
  cookie: string;
  workspace: string;
}

async function serveNeighbour(url: string, { cookie, workspace }: Account, report: FuzzReport): Promise<void> {
  const stamp = `${Date.now().toString(16).padStart(12, '0')}-0000-aaaaaaaaaaaaaaaa`;
  const changes = [{ entity: 'todo', id: randomUUID(), fields: { title: ['of a neighbour', stamp] } }];
  const answer = await fetch(`${url}/api/sync`, {
    method: 'POST',
    headers: { cookie, 'x-holdfast': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: 1, workspace, device: randomUUID(), cursor: null, changes, limit: 1 }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: unknown) => new Response(String(error), { status: 599 }));
  const text = await answer.text();
  if (answer.status === 200 && text.includes('"verdict":"applied"')) report.served += 1;
  else report.faults.push(`the neighbour was answered ${answer.status}: ${text.slice(0, 200)}`);
}

async function signUp(url: string): Promise<Account> {
  const email = `${randomUUID()}@example.com`;
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-holdfast': '1' },
    body: JSON.stringify({ email, name: 'Someone', password: randomUUID() }),
  });
  const cookie = signedUp.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const listed = await fetch(`${url}/api/workspaces`, { headers: { cookie } });
  const [first] = (await listed.json()) as { id: string }[];
  if (first === undefined) throw new Error(`nobody can sign up here: ${signedUp.status}`);
  return { cookie, workspace: first.id };
}
