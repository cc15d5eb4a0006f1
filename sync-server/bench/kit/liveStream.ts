/** A device that listens: one open stream, of which only the number of pokes is kept. */
import { connect } from 'node:net';
import { createBrowserHead } from './browserRequest.ts';

export interface LiveStream {
  /** Resolves when the server has answered with a stream. */
  opened: Promise<void>;
  pokes(): number;
  /** Whether it is still open. */
  isOpen(): boolean;
  close(): void;
}

export function openLiveStream(
  port: number,
  account: { workspace: string; cookie: string },
  device: string,
): LiveStream {
  const socket = connect(port, '127.0.0.1');
  const browser = createBrowserHead(port, account.cookie);
  let pokes = 0;
  let isOpen = false;
  socket.setNoDelay(true);
  socket.write(
    `GET /api/live?workspace=${account.workspace}&device=${device}${browser.text()}Accept: text/event-stream\r\n\r\n`,
  );
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (!isOpen && !text.startsWith('HTTP/1.1 200')) return reject(new Error(`no stream: ${text.slice(0, 100)}`));
      isOpen = true;
      pokes += text.split('event: poke').length - 1;
      resolve();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      isOpen = false;
      reject(new Error('the stream broke'));
    });
  });
  return { opened, pokes: () => pokes, isOpen: () => isOpen, close: () => void socket.destroy() };
}
