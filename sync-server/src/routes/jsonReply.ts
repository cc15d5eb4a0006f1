/** A JSON answer, packed where that is worth it: most replies are smaller than what packing them would cost. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const worthPackingBytes = 1024;
const pack = promisify(gzip);
/** Level 3 would take twice the time for three per cent fewer bytes. */
const packing = { level: 1, memLevel: 9 };

/** `text` is JSON; `headers` those of every answer. And how many bytes there are to be taken. */
export async function jsonReply(
  c: Context,
  text: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ response: Response; bytes: number }> {
  const isPacked = text.length >= worthPackingBytes && takesGzip(c.req.header('Accept-Encoding'));
  const all: Record<string, string> = { ...headers, 'Content-Type': 'application/json' };
  if (isPacked) Object.assign(all, { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
  const body = isPacked ? await pack(text, packing) : text;
  return { response: new Response(body, { headers: all }), bytes: body.length };
}

function takesGzip(accepted = ''): boolean {
  return accepted.split(',').some((coding) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(coding));
}
