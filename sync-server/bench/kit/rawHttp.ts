/**
 * HTTP/1.1 over one kept-open socket, just enough of it and cheap: the load shares its machine with what it measures.
 * Requests go one after another; pipelining would hide waiting.
 */
import { connect, type Socket } from 'node:net';

export interface RawReply {
  status: number;
  /** Status line and headers, as they came. */
  head: string;
  /** As it came: still compressed where the headers say so. */
  body: Buffer;
}

export interface RawConnection {
  /** Rejects when the connection breaks; a kept-open one that the server had closed meanwhile is opened anew once. */
  send(request: string | Buffer): Promise<RawReply>;
  /** Bytes so far, headers too. */
  traffic(): { sent: number; received: number };
  close(): void;
}

interface Waiting {
  request: string | Buffer;
  isOnUsedSocket: boolean;
  resolve(reply: RawReply): void;
  reject(error: Error): void;
}

export function openRawConnection(port: number): RawConnection {
  let socket: Socket | null = null;
  let waiting: Waiting | null = null;
  let pending: Buffer | null = null;
  let sent = 0;
  let received = 0;

  function open(): Socket {
    const opened = connect(port, '127.0.0.1');
    opened.setNoDelay(true);
    opened.on('data', (chunk) => take(chunk));
    opened.on('error', () => {});
    opened.on('close', () => lost(opened));
    return opened;
  }

  function lost(closed: Socket): void {
    if (socket !== closed) return;
    socket = null;
    const failed = waiting;
    if (failed === null) return;
    if (failed.isOnUsedSocket && pending === null) {
      write({ ...failed, isOnUsedSocket: false });
      return;
    }
    waiting = null;
    pending = null;
    failed.reject(new Error('the connection broke'));
  }

  function write(next: Waiting): void {
    waiting = next;
    socket ??= open();
    sent += next.request.length;
    if (typeof next.request === 'string') socket.write(next.request, 'latin1');
    else socket.write(next.request);
  }

  function take(chunk: Buffer): void {
    received += chunk.length;
    const bytes = pending === null ? chunk : Buffer.concat([pending, chunk]);
    const reply = readReply(bytes);
    pending = reply === null ? bytes : null;
    if (reply === null) return;
    const done = waiting;
    waiting = null;
    if (/\r\nconnection: close/i.test(reply.head)) {
      socket?.destroy();
      socket = null;
    }
    done?.resolve(reply);
  }

  return {
    send: (request) =>
      new Promise((resolve, reject) => write({ request, isOnUsedSocket: socket !== null, resolve, reject })),
    traffic: () => ({ sent, received }),
    close() {
      const [closing, failed] = [socket, waiting];
      socket = waiting = pending = null;
      closing?.destroy();
      failed?.reject(new Error('the connection was closed'));
    },
  };
}

/** Null while something is missing. */
function readReply(bytes: Buffer): RawReply | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + 4;
  const length = /\r\ncontent-length: (\d+)/i.exec(head);
  if (length !== null) {
    const size = Number(length[1]);
    return bytes.length < start + size ? null : { status, head, body: bytes.subarray(start, start + size) };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, head, body: Buffer.alloc(0) };
  const body = readChunks(bytes, start);
  return body === null ? null : { status, head, body };
}

function readChunks(bytes: Buffer, start: number): Buffer | null {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return null;
    if (size === 0) return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    chunks.push(bytes.subarray(lineEnd + 2, next - 2));
    at = next;
  }
}
