/**
 * The app's transport (`src/platform/transport.ts`) over a plain socket: the same requests, packed from the same length
 * on, the same reading of answers. It counts what goes over the wire.
 */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { createBrowserHead } from '@holdfast/sync-server/bench/kit/browserRequest.ts';
import { openRawConnection, type RawReply } from '@holdfast/sync-server/bench/kit/rawHttp.ts';
import type { Received } from '../src/platform/readAnswer.ts';
import { readOutcome } from '../src/platform/readReply.ts';
import type { Transport } from '../src/sync/ports.ts';
import type { HostedAccount } from './benchHost.ts';

export interface Traffic {
  requests: number;
  changes: number;
  /** Of request bodies, as sent. */
  bodyBytes: number;
  /** With headers. */
  sentBytes: number;
  receivedBytes: number;
}

export interface WireTransport extends Transport {
  traffic(): Traffic;
  /** Exchanges that got no reply of the protocol. */
  failures(): number;
  close(): void;
}

/** Like the app's. */
const gzipFromLength = 4096;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

export function createWireTransport(port: number, { cookie }: HostedAccount): WireTransport {
  const connection = openRawConnection(port);
  const browser = createBrowserHead(port, cookie);
  let [requests, changes, bodyBytes, failures] = [0, 0, 0, 0];
  return {
    async exchange(request, signal) {
      const json = JSON.stringify(request);
      const isPacked = json.length >= gzipFromLength;
      const body = isPacked ? await pack(json) : Buffer.from(json);
      const packed = isPacked ? 'Content-Encoding: gzip\r\n' : '';
      requests += 1;
      changes += request.changes.length;
      bodyBytes += body.length;
      const head = `POST /api/sync${browser.text()}X-Holdfast: 1\r\nContent-Type: application/json\r\n${packed}Content-Length: ${body.length}\r\n\r\n`;
      signal.addEventListener('abort', connection.close);
      try {
        const reply = await connection.send(Buffer.concat([Buffer.from(head, 'latin1'), body]));
        browser.learn(reply.head);
        const outcome = await readOutcome(received(reply));
        if (outcome.kind !== 'reply') failures += 1;
        return outcome;
      } catch {
        failures += 1;
        return { kind: 'unreachable', retryAfterMs: null };
      } finally {
        signal.removeEventListener('abort', connection.close);
      }
    },
    traffic: () => {
      const { sent, received } = connection.traffic();
      return { requests, changes, bodyBytes, sentBytes: sent, receivedBytes: received };
    },
    failures: () => failures,
    close: connection.close,
  };
}

/** What the app reads of a Response. */
function received({ status, head, body }: RawReply): Received {
  const headers = { get: (name: string) => new RegExp(`\\r\\n${name}: (.*)`, 'i').exec(head)?.[1] ?? null };
  const isPacked = headers.get('content-encoding') === 'gzip';
  return {
    ok: status === 200,
    status,
    headers,
    json: async () => JSON.parse((isPacked ? await unpack(body) : body).toString()),
  };
}
