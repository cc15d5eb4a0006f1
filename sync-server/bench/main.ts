/**
 * `npx pnpm bench [names…] [--quick]`: runs benchmarks one after another and prints what they found. Without `--quick`
 * the numbers also go into `results/`, and the page there is written anew from all that lie in it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPlot } from './kit/drawPlot.ts';
import { describeMachine } from './kit/machine.ts';
import { renderPage, type StoredResult } from './kit/renderPage.ts';
import { type BenchResult, printResult } from './kit/result.ts';
import { measure } from './measure.ts';

/** In the order of the page. */
const programs: Record<string, string> = {
  storm: 'web/bench/storm.ts',
  throughput: 'sync-server/bench/throughput.ts',
  batches: 'sync-server/bench/batches.ts',
  devices: 'web/bench/devices.ts',
  peers: 'web/bench/peers.ts',
  'first-sync': 'sync-server/bench/firstSync.ts',
  idle: 'sync-server/bench/idle.ts',
  screens: 'web/bench/screens.ts',
  store: 'web/bench/store.ts',
};
/** Several by one name. */
const groups: Record<string, string[]> = { web: ['screens', 'store'] };
const pageFolder = fileURLToPath(new URL('results', import.meta.url));

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const names = asked.flatMap((name) => (Object.hasOwn(groups, name) ? (groups[name] ?? []) : [name]));
const strangers = [
  ...names.filter((name) => !Object.hasOwn(programs, name)),
  ...flags.filter((flag) => !['--quick', '--tiny'].includes(flag)),
];
if (strangers.length > 0) {
  console.error(
    `Usage: npx pnpm bench [NAMES] [--quick | --tiny]\nNames: ${[...Object.keys(programs), ...Object.keys(groups)].join(', ')}`,
  );
  process.exit(1);
}

let isAllDone = true;
for (const [name, program] of Object.entries(programs)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const result = await measure(program, flags);
  if (result === null) {
    console.error(`The benchmark "${name}" did not end well.`);
    isAllDone = false;
    continue;
  }
  printResult(result);
  if (result.size === 'full') keep(result);
}
if (flags.length === 0) writePage();
process.exit(isAllDone ? 0 : 1);

function keep(result: BenchResult): void {
  const stored: StoredResult = {
    ...result,
    machine: describeMachine(),
    measuredOn: new Date().toISOString().slice(0, 10),
  };
  writeFileSync(join(pageFolder, `${result.name}.json`), JSON.stringify(stored, null, 2));
  for (const plot of result.plots) writeFileSync(join(pageFolder, `${plot.name}.svg`), drawPlot(plot));
}

function writePage(): void {
  const order = Object.keys(programs);
  const kept = readdirSync(pageFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(pageFolder, name), 'utf8')) as StoredResult)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  writeFileSync(join(pageFolder, 'README.md'), renderPage(kept));
  spawnSync('biome', ['check', '--write', pageFolder], { stdio: 'inherit' });
  console.log(`\nThe page is sync-server/bench/results/README.md.`);
}
