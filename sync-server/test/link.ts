/** A network link to a server that can be cut, while others reach the same server. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Link {
  /** The given address, by way of this link. */
  url: string;
  cut(): void;
  /** No answer comes through what is connected now: the other end does what it is told, and nobody hears of it. */
  hush(): void;
  mend(): Promise<void>;
}

export async function createLink(target: string): Promise<Link> {
  const url = new URL(target);
  const sockets = new Set<Socket>();
  const ways = new Set<{ near: Socket; far: Socket }>();
  const proxy = createServer((near) => {
    const far = connect(Number(url.port), url.hostname);
    const way = { near, far };
    ways.add(way);
    near.on('close', () => ways.delete(way));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const mend = async (port: number) => {
    proxy.listen(port, '127.0.0.1');
    await once(proxy, 'listening');
  };
  await mend(0);
  const { port } = proxy.address() as { port: number };
  const through = new URL(target);
  through.port = String(port);
  return {
    url: through.href,
    mend: () => mend(port),
    hush() {
      for (const { near, far } of ways) far.unpipe(near).resume();
    },
    cut() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
