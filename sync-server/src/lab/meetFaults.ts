/**
 * Does to one request what the rules of the network lab come to for it: hands it on as often as they say, and answers as
 * they say. The same in front of the server's own routes and in a proxy before any server.
 */
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Decision, Interpreter, Reply } from '@holdfast/shared/lab/createInterpreter';

/** Of a body that may be sent more than once, in bytes; more than any exchange has. */
export const maxLabBody = 16 * 1024 * 1024;

export interface LabPorts {
  /** Hands the request to whoever stands behind. */
  ask(request: Request): Promise<Response>;
  wait(ms: number): Promise<void>;
  /** Kills the process behind, which may be this one. */
  kill(): void;
  onError(error: unknown): void;
  /** Which faults a request has met; for who watches. */
  onFaults(faults: Decision['faults'], request: Request): void;
}

/** `socket`: of whoever asked; absent in process, where a broken connection is a 502. */
export async function meetFaults(
  request: Request,
  socket: Socket | undefined,
  interpreter: Interpreter,
  ports: LabPorts,
): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  if (body.byteLength > maxLabBody) return new Response('The lab takes no body as long as this.', { status: 413 });
  const plain = unpacked(body, request.headers.get('content-encoding'));
  const decision = interpreter.decide({
    method: request.method,
    path: new URL(request.url).pathname,
    bytes: plain.byteLength,
    has: (text) => plain.includes(text),
  });
  if (decision.faults.length > 0) ports.onFaults(decision.faults, request);
  return carryOut(decision, copiesOf(request, body), socket, ports);
}

async function carryOut(
  { waitMs, bytesPerSecond, send, reply, kill }: Decision,
  copy: () => Request,
  socket: Socket | undefined,
  ports: LabPorts,
): Promise<Response> {
  await ports.wait(waitMs);
  const bytes = Number(copy().headers.get('content-length') ?? 0);
  if (bytesPerSecond !== null) await ports.wait((bytes / bytesPerSecond) * 1000);
  if (kill === 'before') return die(socket, ports);
  const asked = send.map(async (ms) => {
    await ports.wait(ms);
    return ports.ask(copy());
  });
  const first = asked[0];
  // Whether or not anybody hears of it.
  for (const answer of asked) answer.catch(ports.onError);
  for (const again of asked.slice(1)) void drain(again);
  if (kill === 'after') {
    await drain(first);
    return die(socket, ports);
  }
  if (reply.kind === 'silence') return new Promise(() => {});
  if (reply.kind === 'made' || reply.kind === 'broken') {
    // Done by then; but an answer that comes long after is waited for by nobody.
    if (send[0] === 0) await drain(first);
    return reply.kind === 'made' ? madeUp(reply) : breakOff(socket);
  }
  if (first === undefined) return breakOff(socket);
  const answer = await first;
  if (reply.kind === 'cut') return halved(answer);
  return bytesPerSecond === null ? answer : slowed(answer, bytesPerSecond, ports);
}

/** Until it is done or has failed; nobody reads it. */
const drain = (answer: Promise<Response> | undefined) => answer?.then(({ body }) => body?.cancel()).catch(() => {});

function madeUp({ status, headers, body }: Extract<Reply, { kind: 'made' }>): Response {
  const isBare = status === 204 || status === 304;
  return new Response(isBare ? null : body, { status, headers });
}

async function die(socket: Socket | undefined, ports: LabPorts): Promise<Response> {
  ports.kill();
  // The signal may come a moment later; no answer leaves in between.
  await nextTurn();
  return breakOff(socket);
}

function breakOff(socket: Socket | undefined): Response {
  socket?.resetAndDestroy();
  return new Response(null, { status: 502 });
}

function copiesOf(request: Request, body: Uint8Array<ArrayBuffer>): () => Request {
  const { url, method, headers, signal } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return () => new Request(url, { method, headers, signal, ...(hasBody && { body }) });
}

/** As the server would read it; what cannot be unpacked stays as it came. */
function unpacked(body: Uint8Array, encoding: string | null): Buffer {
  if (encoding !== 'gzip') return Buffer.from(body);
  try {
    return gunzipSync(body, { maxOutputLength: maxLabBody });
  } catch {
    return Buffer.from(body);
  }
}

/** The first half of an answer; of a stream its first piece. Then the connection breaks. */
function halved(answer: Response): Response {
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const cut = async (from: ReadableStream<Uint8Array>, to: ReadableStreamDefaultController<Uint8Array>) => {
    if (isStream) {
      const reader = from.getReader();
      const { value } = await reader.read();
      if (value !== undefined) to.enqueue(value);
      await reader.cancel();
    } else {
      const whole = new Uint8Array(await new Response(from).arrayBuffer());
      to.enqueue(whole.subarray(0, Math.floor(whole.byteLength / 2)));
    }
    // What was put in leaves before the end.
    await nextTurn();
    to.error(new Error('cut off by the lab'));
  };
  return rebuilt(answer, (from) => new ReadableStream({ start: (to) => void cut(from, to).catch((e) => to.error(e)) }));
}

/** How many pieces a second's worth of bytes comes in. */
const piecesPerSecond = 10;

function slowed(answer: Response, bytesPerSecond: number, { wait }: LabPorts): Response {
  const piece = Math.max(1, Math.ceil(bytesPerSecond / piecesPerSecond));
  const throttle = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, to) {
      for (let at = 0; at < chunk.byteLength; at += piece) {
        const next = chunk.subarray(at, at + piece);
        await wait((next.byteLength / bytesPerSecond) * 1000);
        to.enqueue(next);
      }
    },
  });
  return rebuilt(answer, (from) => from.pipeThrough(throttle));
}

function rebuilt(answer: Response, change: (from: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>): Response {
  const { status, headers, body } = answer;
  return new Response(body === null ? null : change(body), { status, headers });
}
