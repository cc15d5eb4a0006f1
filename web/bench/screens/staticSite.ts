/** A few texts as an origin of their own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** By path, `/` among them. */
export type SiteFiles = Record<string, [type: string, text: string]>;

export interface StaticSite {
  url: string;
  stop(): Promise<void>;
}

export async function startStaticSite(files: SiteFiles, headers: Record<string, string> = {}): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.[0] ?? 'text/plain', ...headers });
    response.end(file?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
