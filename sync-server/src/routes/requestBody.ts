/** Reads a JSON body without ever holding more than the limit, packed or unpacked. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

export type BodyOutcome =
  | { kind: 'json'; value: unknown }
  | { kind: 'problem'; code: 'too_large' | 'invalid_request'; detail: string };

/** `incoming`: the same request as Node has it, where there is one; a web stream would cost more than all the rest. */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  incoming?: IncomingMessage,
): Promise<BodyOutcome> {
  const tooLarge: BodyOutcome = { kind: 'problem', code: 'too_large', detail: `more than ${maxBytes} bytes` };
  // A device that goes offline in mid-sentence is no error of ours; nobody is left to read the answer.
  const reading = incoming === undefined ? readStream(request.body, maxBytes) : readIncoming(incoming, maxBytes);
  const packed = await reading.catch(() => 'cut' as const);
  if (packed === 'cut') return invalid('the body was cut off');
  if (packed === null) return tooLarge;
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') return invalid(`content encoding ${encoding} is not read here`);
  const bytes = encoding === 'gzip' ? await unpack(packed, maxBytes) : packed;
  if (bytes === 'too_large') return tooLarge;
  if (bytes === 'broken') return invalid('the body is not gzip');
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

/** Null when there is more. */
async function readStream(body: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Buffer | null> {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Null when there is more. */
function readIncoming(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
      else resolve(null);
    });
    incoming.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // Every request closes in the end, and an error no one sees would still take its stack.
    incoming.on('close', () => !incoming.complete && reject(new Error('the body was cut off')));
    incoming.on('error', reject);
  });
}

/** `maxOutputLength` stops the inflation itself, so a bomb costs no more than the limit. */
async function unpack(packed: Buffer, maxBytes: number): Promise<Buffer | 'too_large' | 'broken'> {
  try {
    return await promisify(gunzip)(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'broken';
  }
}
