/** What Lighthouse says of the first page on its phone, in points of 100. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../.tools/findChromium.ts';
import type { Readings } from './readings.ts';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const times = { 'first-contentful-paint': 'FCP', 'largest-contentful-paint': 'LCP', 'total-blocking-time': 'TBT' };
/** All that is read, by the names it has among the readings. */
export const lighthouse = [...categories, ...Object.values(times)];

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

export async function runLighthouse(url: string): Promise<Readings> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-lighthouse-'));
  const program = join(createRequire(import.meta.url).resolve('lighthouse'), '../../cli/index.js');
  const output = join(folder, 'report.json');
  try {
    const args = [
      program,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      `--only-categories=${categories.join()}`,
      '--chrome-flags=--headless --no-sandbox',
    ];
    const env = { ...process.env, CHROME_PATH: findChromium('whole') };
    const [code] = await once(spawn(process.execPath, args, { env, stdio: ['ignore', 2, 2] }), 'exit');
    if (code !== 0) throw new Error('Lighthouse did not end well.');
    const report = JSON.parse(await readFile(output, 'utf8')) as Report;
    const points = categories.map((name) => [name, [100 * (report.categories[name]?.score ?? 0)]]);
    const moments = Object.entries(times).map(([name, short]) => [short, [report.audits[name]?.numericValue ?? 0]]);
    return Object.fromEntries([...points, ...moments]) as Readings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
