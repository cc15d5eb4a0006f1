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
  expect(sum(loadedAtOnce.filter((name) => name.endsWith('.js')))).toBeLessThanOrEqual(145);
  expect(sum(assets(/\.css$/))).toBeLessThanOrEqual(14);
  expect(sum(assets(/^syncWorker.*\.js$/))).toBeLessThanOrEqual(50);
  expect(zippedKb('sw.js')).toBeLessThanOrEqual(8);
  expect(sum(assets(/./)) + zippedKb('sw.js') + zippedKb('index.html')).toBeLessThanOrEqual(500);
});
