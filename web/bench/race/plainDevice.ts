/** A device of the race without an engine: it keeps what it has in a map, and sends one request after another. */
import { createBrowserHead } from '@holdfast/sync-server/bench/kit/browserRequest.ts';
import { type LiveStream, openLiveStream } from '@holdfast/sync-server/bench/kit/liveStream.ts';
import { openRawConnection } from '@holdfast/sync-server/bench/kit/rawHttp.ts';
import type { RaceDevice, RaceDevicePlan } from './raceDevice.ts';

interface Change {
  id: string;
  fields: object;
  done(): void;
}

/** `mostChanges`: of a request. */
export function openPlainDevice({ port, account }: RaceDevicePlan, mostChanges: number): RaceDevice {
  const connection = openRawConnection(port);
  const browser = createBrowserHead(port, account.cookie);
  const path = `/records/${account.workspace}`;
  let first = '';
  let waiting: Change[] = [];
  let isSending = false;
  /** Settles when nothing waits; rejects when a request failed. */
  let sent: Promise<void> = Promise.resolve();
  let isOnline = false;
  let stream: LiveStream | undefined;

  async function send(): Promise<void> {
    isSending = true;
    while (waiting.length > 0) {
      const changes = waiting;
      waiting = [];
      for (let from = 0; from < changes.length; from += mostChanges) {
        await post(changes.slice(from, from + mostChanges));
      }
    }
    // At once: whoever adds a change from now on begins anew.
    isSending = false;
  }

  async function post(changes: readonly Change[]): Promise<void> {
    const body = JSON.stringify(changes.map(({ id, fields }) => ({ id, fields })));
    const head = `POST ${path}${browser.text()}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
    const { status } = await connection.send(head + body);
    if (status !== 200) throw new Error(`not saved: ${status}`);
    for (const { done } of changes) done();
  }

  function sendSoon(): void {
    if (isOnline && !isSending) sent = send();
  }

  function change(id: string, fields: object): Promise<void> {
    const saved = new Promise<void>((done) => waiting.push({ id, fields, done }));
    sendSoon();
    return saved;
  }

  return {
    add({ id, ...fields }) {
      first ||= id;
      void change(id, fields);
    },
    async online() {
      stream = openLiveStream(port, account, account.workspace);
      await stream.opened;
      isOnline = true;
      sendSoon();
    },
    settled: () => sent,
    edit: (title) => change(first, { title }),
    async received(records) {
      const { body } = await connection.send(`GET ${path}${browser.text()}\r\n`);
      const found = new Map((JSON.parse(body.toString()) as Change[]).map(({ id, fields }) => [id, fields]));
      if (found.size < records) throw new Error('records are missing');
    },
    close() {
      stream?.close();
      connection.close();
    },
  };
}
