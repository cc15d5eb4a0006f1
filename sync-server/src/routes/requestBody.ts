/**
 * Reads a JSON body as it arrives: never more than the limit, packed or unpacked, never for longer than it may take,
 * and only while there is room for it [FA1].
 */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import type { Overload } from './admission.ts';

export type BodyOutcome =
  | { kind: 'json'; value: unknown }
  | { kind: 'problem'; code: 'too_large' | 'invalid_request'; detail: string }
  | { kind: 'overloaded'; limit: Overload };

/** Calls `wake` once after `delayMs`; the answer calls it off. */
export type After = (delayMs: number, wake: () => void) => () => void;

export interface BodyBounds {
  /** Packed, and unpacked. */
  maxBytes: number;
  /** How long it may take to arrive. */
  maxMs: number;
  after: After;
  /** Asked before anything is kept. Not null: which limit is reached. */
  countReceived(bytes: number): Overload | null;
}

/** What a piece costs besides its bytes: a body that comes byte by byte is a million of them. */
const pieceBytes = 256;

/** Why no more of it is read. */
type Stop = 'cut' | 'late' | 'too_large' | Overload;

/**
 * `incoming`: the same request as Node has it, where there is one; a web stream would cost more than all the rest.
 * What of it is not read when this resolves is discarded until the connection is closed.
 */
export async function readJsonBody(
  request: Request,
  bounds: BodyBounds,
  incoming?: IncomingMessage,
): Promise<BodyOutcome> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') {
    return invalid(`this content encoding is not read here: ${encoding.slice(0, 40)}`);
  }
  const packed = await readArriving(request, bounds, incoming);
  if (typeof packed === 'string') return explain(packed, bounds);
  const bytes = encoding === 'gzip' ? await unpack(packed, bounds) : packed;
  // The body has arrived in full, so what ends early here was never whole.
  if (bytes === 'cut') return invalid('the body is not gzip');
  if (typeof bytes === 'string') return explain(bytes, bounds);
  try {
    return { kind: 'json', value: JSON.parse(readUtf8(bytes)) };
  } catch {
    return invalid('the body is not JSON');
  }
}

function readUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new TypeError('not UTF-8');
  return bytes.toString('utf8');
}

function invalid(detail: string): BodyOutcome {
  return { kind: 'problem', code: 'invalid_request', detail };
}

/**
 * A body that comes too slowly is too large for the link it comes over, and is called so: a device that hears it sends
 * half as much, at once, until it fits in the time.
 */
function explain(stop: Stop, { maxBytes, maxMs }: BodyBounds): BodyOutcome {
  // A device that goes offline while it sends is no error of ours; nobody is left to read the answer.
  if (stop === 'cut') return invalid('the body was cut off');
  if (stop === 'too_large') return { kind: 'problem', code: 'too_large', detail: `more than ${maxBytes} bytes` };
  if (stop !== 'late') return { kind: 'overloaded', limit: stop };
  return { kind: 'problem', code: 'too_large', detail: `not here after ${maxMs / 1000} s; send less at a time` };
}

async function readArriving(
  request: Request,
  bounds: BodyBounds,
  incoming: IncomingMessage | undefined,
): Promise<Buffer | Stop> {
  if (incoming !== undefined) return readPieces(incoming, bounds, bounds);
  if (request.body === null) return Buffer.alloc(0);
  const source = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  return readPieces(source, bounds, bounds).finally(() => source.destroy());
}

/** Stops inflating where it is too much, so a bomb costs no more than the limit. */
async function unpack(packed: Buffer, bounds: BodyBounds): Promise<Buffer | Stop> {
  const gunzip = createGunzip();
  const unpacked = readPieces(gunzip, bounds);
  gunzip.end(packed);
  return unpacked.finally(() => gunzip.destroy());
}

/** Never rejects. Without a deadline it is the source's to end. */
function readPieces(
  source: Readable,
  { maxBytes, countReceived }: BodyBounds,
  deadline?: Pick<BodyBounds, 'after' | 'maxMs'>,
): Promise<Buffer | Stop> {
  // It is closed, and will not say so again.
  if (source.destroyed) return Promise.resolve('cut');
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const callOff = deadline?.after(deadline.maxMs, () => settle('late'));
    const settle = (outcome: Buffer | Stop) => {
      callOff?.();
      // But for errors: one that nobody hears would end the process.
      source.off('data', take).off('end', finish).off('close', cut);
      resolve(outcome);
    };
    const take = (piece: Buffer) => {
      size += piece.byteLength;
      const stop = size > maxBytes ? 'too_large' : countReceived(piece.byteLength + pieceBytes);
      if (stop === null) pieces.push(piece);
      else settle(stop);
    };
    const finish = () => settle(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces));
    const cut = () => settle('cut');
    source.on('data', take).on('end', finish).on('close', cut).on('error', cut);
  });
}
