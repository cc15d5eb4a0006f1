/**
 * A device as the server sees it: one connection, the cookies a browser would send, the cursor of the last reply, and
 * exchanges written by hand, because the load shares its machine with the server.
 */
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { formatStamp, nodeOf } from '@holdfast/shared/clock/stamp';
import type { ExchangeReply } from '@holdfast/shared/protocol/exchange';
import { createBrowserHead } from './kit/browserRequest.ts';
import { newRecordId } from './kit/newRecordId.ts';
import { openRawConnection, type RawReply } from './kit/rawHttp.ts';
import type { BenchAccount } from './seedAccounts.ts';

export interface WireDevice {
  /** An exchange with these changes, as JSON. Rejects unless it is answered with 200. */
  exchange(changesJson: string): Promise<void>;
  /** The same, and the whole reply. */
  ask(changesJson: string, limit?: number): Promise<ExchangeReply>;
  id: string;
  /** One of the device's few records gets a new title, under a new stamp. */
  editOne(): string;
  /** Any other request, with the cookies. */
  get(path: string): Promise<RawReply>;
  traffic(): { sent: number; received: number };
  close(): void;
}

const appOptions = { encodings: 'gzip, deflate, br' };

/** From this length on the app packs what it sends. */
const gzipFromLength = 4096;

/** Of the records a device edits in turn. */
export const recordsPerDevice = 10;

export function createWireDevice(port: number, { workspace, cookie }: BenchAccount, options = appOptions): WireDevice {
  const connection = openRawConnection(port);
  const device = randomUUID();
  const node = nodeOf(device);
  const ids = Array.from({ length: recordsPerDevice }, newRecordId);
  const browser = createBrowserHead(port, cookie, options.encodings);
  let edits = 0;
  let cursor = 'null';

  async function send(changesJson: string, limit?: number): Promise<Buffer> {
    const asked = limit === undefined ? '' : `,"limit":${limit}`;
    const body = `{"protocol":1,"workspace":"${workspace}","device":"${device}","cursor":${cursor},"changes":[${changesJson}]${asked}}`;
    const start = `POST /api/sync${browser.text()}X-Holdfast: 1\r\nContent-Type: application/json\r\n`;
    const { status, head, body: packed } = await connection.send(requestOf(start, body));
    if (status !== 200) throw new Error(`answered with ${status}: ${packed.toString().slice(0, 200)}`);
    browser.learn(head);
    const bytes = /\r\ncontent-encoding: gzip/i.test(head) ? gunzipSync(packed) : packed;
    // The cursor stands before everything that could look like one.
    const at = bytes.indexOf('"cursor":"') + 9;
    if (at > 9) cursor = bytes.toString('latin1', at, bytes.indexOf('"', at + 1) + 1);
    return bytes;
  }

  return {
    id: device,
    exchange: async (changesJson) => void (await send(changesJson)),
    ask: async (changesJson, limit) => JSON.parse((await send(changesJson, limit)).toString()) as ExchangeReply,
    editOne() {
      edits += 1;
      const stamp = formatStamp({ millis: Date.now(), counter: edits & 0xffff, node });
      return `{"entity":"todo","id":"${ids[edits % recordsPerDevice]}","fields":{"title":["edit number ${edits}","${stamp}"]}}`;
    },
    get: (path) => connection.send(`GET ${path}${browser.text()}\r\n`),
    traffic: connection.traffic,
    close: connection.close,
  };
}

/** `body`: ASCII. Short ones go as text, which costs the load the least. */
function requestOf(start: string, body: string): string | Buffer {
  if (body.length < gzipFromLength) return `${start}Content-Length: ${body.length}\r\n\r\n${body}`;
  const packed = gzipSync(body);
  const head = `${start}Content-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed]);
}
