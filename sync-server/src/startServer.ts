/** The whole server: what `createServer` puts together, on a port. */
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import { createServer, type ServerOptions, type ServerParts } from './createServer.ts';
import { createHttpServer, listen, stop } from './httpServer.ts';

export interface RunningServer extends ServerParts {
  url: string;
}

/** Throws StartError. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const parts = await createServer(config, options);
  const http = createHttpServer(parts.app);
  try {
    await listen(http, config);
  } catch (error) {
    await parts.close();
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  const close = async () => {
    parts.drain();
    await stop(http);
    await parts.close();
  };
  const url = config.port === 0 ? `http://localhost:${port}` : config.baseUrl;
  return { ...parts, url, close };
}
