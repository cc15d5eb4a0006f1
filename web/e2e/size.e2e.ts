import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const dist = new URL('../dist/', import.meta.url);
const zippedKb = (path: string) => gzipSync(readFileSync(new URL(path, dist))).length / 1000;
const assets = (pattern: RegExp) => readdirSync(new URL('assets/', dist)).filter((name) => pattern.test(name));
const sum = (names: string[]) => names.reduce((total, name) => total + zippedKb(`assets/${name}`), 0);

/** Kilobytes after gzip. What people on slow networks pay before the first paint, and for the whole offline copy. */
test('the app stays within its size budget', () => {
  const loadedAtOnce = [...readFileSync(new URL('index.html', dist), 'utf8').matchAll(/\/assets\/([\w.-]+)/g)].map(
    ([, name]) => name ?? '',
  );
  const atOnce = (end: string) => loadedAtOnce.filter((name) => name.endsWith(end));
  const worker = assets(/^syncWorker.*\.js$/);
  const syncOnce = assets(/^syncOnce.*\.js$/);
  const known = [...loadedAtOnce, ...worker, ...syncOnce];
  const later = assets(/\.js$/).filter((name) => !known.includes(name));
  const all = sum(assets(/./)) + zippedKb('sw.js') + zippedKb('index.html');
  const kb = (size: number) => `${size.toFixed(1)} kB`;
  const largest = later.map((name) => ({ name, size: zippedKb(`assets/${name}`) })).sort((a, b) => b.size - a.size);
  console.log(
    [
      `first script ${kb(sum(atOnce('.js')))}, first styles ${kb(sum(atOnce('.css')))}, all styles ${kb(sum(assets(/\.css$/)))}`,
      `sync worker ${kb(sum(worker))}, service worker ${kb(zippedKb('sw.js'))}, its run ${kb(sum(syncOnce))}, everything ${kb(all)}`,
      ...largest.map(({ name, size }) => `${kb(size).padStart(8)}  ${name}`),
    ].join('\n'),
  );
  expect(sum(atOnce('.js'))).toBeLessThanOrEqual(145);
  expect(sum(atOnce('.css'))).toBeLessThanOrEqual(14);
  expect(sum(worker)).toBeLessThanOrEqual(50);
  expect(zippedKb('sw.js')).toBeLessThanOrEqual(8);
  expect(sum(syncOnce)).toBeLessThanOrEqual(52);
  expect(largest.filter(({ size }) => size > 45)).toEqual([]);
  expect(all).toBeLessThanOrEqual(500);
});
