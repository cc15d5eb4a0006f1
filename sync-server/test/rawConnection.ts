/** A connection spoken over by hand: half of a request, a request in drops, or what is none. */
import { connect, type Socket } from 'node:net';

export interface RawConnection {
  socket: Socket;
  /** Everything the server has said. */
  heard(): string;
  /** Of its first answer; null when it closed without one. */
  status: Promise<number | null>;
  closed: Promise<void>;
}

/** `hangs`: whatever the server answers is left unread. */
export function openRaw(url: string, text = '', { hangs = false } = {}): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let heard = '';
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  const status = new Promise<number | null>((resolve) => {
    const find = () => /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
    if (!hangs) {
      socket.setEncoding('latin1').on('data', (more: string) => {
        heard += more;
        const found = find();
        if (found !== undefined) resolve(Number(found));
      });
    }
    void closed.then(() => resolve(null));
  });
  // A server that has had enough resets the connection.
  socket.on('error', () => {});
  socket.write(text);
  return { socket, heard: () => heard, status, closed };
}

/** The head of a request; `headers` as they are sent. */
export function headOf(method: string, path: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}
