/** A JSON answer, packed where that is worth it: most replies are smaller than what packing them would cost. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const worthPackingBytes = 1024;
const pack = promisify(gzip);

export async function jsonReply(c: Context, value: unknown): Promise<Response> {
  const text = JSON.stringify(value);
  c.header('Content-Type', 'application/json');
  if (text.length < worthPackingBytes || !takesGzip(c.req.header('Accept-Encoding'))) return c.body(text);
  c.header('Content-Encoding', 'gzip');
  c.header('Vary', 'Accept-Encoding');
  return c.body(await pack(text, { level: 3 }));
}

function takesGzip(accepted = ''): boolean {
  return accepted.split(',').some((coding) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(coding));
}
