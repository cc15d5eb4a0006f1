/** The bare page, with a service worker that serves it without a network, on an origin of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from './bundle.ts';

export interface Site {
  url: string;
  /** A file of the origin that runs nothing. */
  still: string;
  stop(): Promise<void>;
}

const card = (name: string) =>
  `<section aria-labelledby="of-${name}"><h2 id="of-${name}">${name}</h2><ul id="${name}"></ul></section>`;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<link rel="stylesheet" href="/bare.css"></head><body>
<form id="new-todo"><input name="title" aria-label="New todo"></form>
<form id="new-expense"><input name="amount" aria-label="Amount"><input name="category" aria-label="Category">
<input name="vendor" aria-label="Vendor"><button>Save</button></form><button id="all">All</button>
${['Todos', 'Sales', 'Calendar', 'Links', 'Expenses'].map(card).join('\n')}<ul id="page"></ul>
<script type="module" src="/bare.js"></script></body></html>`;

const css = `body { font: 15px system-ui; display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
section { border: 1px solid #dbd9d2; border-radius: 10px; padding: 12px; } li { line-height: 36px; }`;

const worker = `const kept = ['/', '/bare.js', '/bare.css'];
addEventListener('install', (event) => event.waitUntil(caches.open('bare').then((cache) => cache.addAll(kept))));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((hit) => hit ?? fetch(event.request))));`;

export async function startBareSite(): Promise<Site> {
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html', html],
    '/bare.css': ['text/css', css],
    '/bare.js': ['text/javascript', bundle('bareInPage.ts')],
    '/sw.js': ['text/javascript', worker],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.[0] ?? 'text/plain' });
    response.end(file?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    still: '/bare.css',
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
