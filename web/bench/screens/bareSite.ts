/** The bare page, with a service worker that serves it without a network, on an origin of its own. */
import { bundle } from './bundle.ts';
import { type StaticSite, startStaticSite } from './staticSite.ts';

export interface Site extends StaticSite {
  /** A file of the origin that runs nothing. */
  still: string;
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
  const site = await startStaticSite({
    '/': ['text/html', html],
    '/bare.css': ['text/css', css],
    '/bare.js': ['text/javascript', bundle('bareInPage.ts')],
    '/sw.js': ['text/javascript', worker],
  });
  return { ...site, still: '/bare.css' };
}
