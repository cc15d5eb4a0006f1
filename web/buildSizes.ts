/** What the built app weighs, in kilobytes after gzip, and what it may weigh: what people on slow networks pay. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface SizedPart {
  name: string;
  kb: number;
  /** No build is heavier. */
  mostKb: number;
}

export interface BuildSizes {
  parts: SizedPart[];
  /** Scripts that are loaded when they are needed, the largest first. */
  later: { name: string; kb: number }[];
  allStylesKb: number;
}

const dist = new URL('dist/', import.meta.url);
const zippedKb = (path: string) => gzipSync(readFileSync(new URL(path, dist))).length / 1000;
const sum = (names: readonly string[]) => names.reduce((total, name) => total + zippedKb(`assets/${name}`), 0);

export function readBuildSizes(): BuildSizes {
  const all = readdirSync(new URL('assets/', dist));
  const page = readFileSync(new URL('index.html', dist), 'utf8');
  const atOnce = [...page.matchAll(/\/assets\/([\w.-]+)/g)].map(([, name]) => name ?? '');
  const scripts = all.filter((name) => name.endsWith('.js'));
  const worker = scripts.filter((name) => name.startsWith('syncWorker'));
  const syncOnce = scripts.filter((name) => name.startsWith('syncOnce'));
  const known = [...atOnce, ...worker, ...syncOnce];
  const later = scripts
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, kb: zippedKb(`assets/${name}`) }))
    .sort((a, b) => b.kb - a.kb);
  const everything = sum(all) + zippedKb('sw.js') + zippedKb('index.html');
  return {
    parts: [
      { name: 'first script', kb: sum(atOnce.filter((name) => name.endsWith('.js'))), mostKb: 145 },
      { name: 'first styles', kb: sum(atOnce.filter((name) => name.endsWith('.css'))), mostKb: 14 },
      { name: 'service worker', kb: zippedKb('sw.js'), mostKb: 8 },
      { name: 'sync worker', kb: sum(worker), mostKb: 45 },
      { name: 'the run of the service worker', kb: sum(syncOnce), mostKb: 52 },
      { name: 'the largest of the later scripts', kb: later[0]?.kb ?? 0, mostKb: 45 },
      { name: 'everything, the offline copy', kb: everything, mostKb: 500 },
    ],
    later,
    allStylesKb: sum(all.filter((name) => name.endsWith('.css'))),
  };
}
