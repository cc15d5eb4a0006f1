/**
 * `npx pnpm bench [names…] [--quick]`: runs benchmarks one after another and prints what they found. Without `--quick`
 * the numbers also go into `shared/docs/bench`, and the page there is written anew from all that lie in it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPlot } from './bench/drawPlot.ts';
import { describeMachine } from './bench/machine.ts';
import { renderPage, type StoredResult } from './bench/renderPage.ts';
import { type BenchResult, printResult } from './bench/result.ts';
import { root, runStep } from './runStep.ts';

/** In the order of the page. */
const programs: Record<string, string> = {
  storm: 'web/bench/storm.ts',
  throughput: 'sync-server/bench/throughput.ts',
  devices: 'web/bench/devices.ts',
  'first-sync': 'sync-server/bench/firstSync.ts',
  idle: 'sync-server/bench/idle.ts',
};
const pageFolder = join(root, 'shared/docs/bench');

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const strangers = [
  ...names.filter((name) => !Object.hasOwn(programs, name)),
  ...flags.filter((flag) => !['--quick', '--tiny'].includes(flag)),
];
if (strangers.length > 0) {
  console.error(
    `No benchmark "${strangers.join('", "')}": choose from ${Object.keys(programs).join(', ')}, or --quick.`,
  );
  process.exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
let isAllDone = true;
for (const [name, program] of Object.entries(programs)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const file = join(scratch, `${name}.json`);
  const code = await runStep(process.execPath, ['--import', 'tsx', program, ...flags, '--out', file]);
  if (code !== 0) {
    console.error(`The benchmark "${name}" did not end well.`);
    isAllDone = false;
    continue;
  }
  const result = JSON.parse(readFileSync(file, 'utf8')) as BenchResult;
  printResult(result);
  if (result.size === 'full') keep(result);
}
rmSync(scratch, { recursive: true });
if (flags.length === 0) await writePage();
process.exit(isAllDone ? 0 : 1);

function keep(result: BenchResult): void {
  const stored: StoredResult = {
    ...result,
    machine: describeMachine(),
    measuredOn: new Date().toISOString().slice(0, 10),
  };
  mkdirSync(pageFolder, { recursive: true });
  writeFileSync(join(pageFolder, `${result.name}.json`), JSON.stringify(stored, null, 2));
  for (const plot of result.plots) writeFileSync(join(pageFolder, `${plot.name}.svg`), drawPlot(plot));
}

async function writePage(): Promise<void> {
  const order = Object.keys(programs);
  const kept = readdirSync(pageFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(pageFolder, name), 'utf8')) as StoredResult)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  writeFileSync(join(pageFolder, 'README.md'), renderPage(kept));
  await runStep('biome', ['check', '--write', pageFolder]);
  console.log(`\nThe page is shared/docs/bench/README.md.`);
}
