/**
 * Everything that must hold, in one command: format and lint, types, unit and server tests, simulations, browser tests.
 * `--long` is a command of its own, with what takes longer than everybody should wait each time. All steps run even if
 * one fails; the last line counts tests (and the two static checks as one each).
 */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../sync-server/test/findProgram.ts';
import { engineNames, enginePrograms, findEngine, wayToAdd } from '../web/engines/findEngines.ts';
import { installDebianPackages } from './debianPackages.ts';
import { findChromium } from './findChromium.ts';
import { type FileTime, type Outcome, oneCheck, readPlaywright, readSim, readVitest } from './reports.ts';
import { runStep } from './runStep.ts';

const shownFiles = 10;
const reports = mkdtempSync(join(tmpdir(), 'holdfast-test-'));

type Step = () => Promise<Outcome>;

/** What stands together runs side by side: simulations keep one processor busy, and the unit tests wait for the disk now and then. */
const everyday: Record<string, Step>[] = [
  {
    lint: async () => oneCheck((await runStep('pnpm', ['-s', 'lint'])) === 0),
    types: async () => oneCheck((await runStep('pnpm', ['-s', 'types'])) === 0),
  },
  { unit: () => runVitest('vitest.config.ts'), sim: () => runSim(1, 250) },
  { browser: () => runPlaywright('playwright.config.ts', findChromium('light')) },
  { engines: runEngines },
];

const long: typeof everyday = [
  { unit: () => runVitest('vitest.long.config.ts'), sim: () => runSim(6, 500) },
  { browser: () => runPlaywright('playwright.long.config.ts', findChromium('whole')) },
];

async function runVitest(config: string): Promise<Outcome> {
  install(neighbours);
  return readVitestOf(config);
}

/** Each engine that is missing is skipped, and said at the end; where nothing may be skipped it is installed. */
async function runEngines(): Promise<Outcome> {
  if (process.env.CI !== undefined) install(Object.assign({}, ...Object.values(enginePrograms)));
  process.env.CHROME_PATH ??= findChromium('light');
  const missing = engineNames.filter((name) => findEngine(name) === undefined);
  notes.push(...missing.map((name) => `${name} was skipped: ${wayToAdd(name)}`));
  return readVitestOf('vitest.engines.config.ts');
}

async function readVitestOf(config: string): Promise<Outcome> {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runStep('pnpm', ['-s', 'exec', 'vitest', 'run', '--config', `.tools/${config}`, ...reporters]);
  return readVitest(file, code);
}

/** The same seeds every time: 1 to `last`, and before them those that once broke something. Told in one piece. */
async function runSim(last: number, steps: number): Promise<Outcome> {
  const file = join(reports, 'sim.json');
  const told = join(reports, 'sim.txt');
  const size = ['--regress', String(last), '--steps', String(steps)];
  const output = openSync(told, 'w');
  const code = await runStep('pnpm', ['-s', 'sim', ...size, '--report', file], {}, ['ignore', output, output]);
  closeSync(output);
  console.log(`\n── sim\n${readFileSync(told, 'utf8')}`);
  return readSim(file, code);
}

async function runPlaywright(config: string, browser: string): Promise<Outcome> {
  const file = join(reports, 'browser.json');
  const env = { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const args = ['-s', 'e2e', '--config', config, '--reporter=list,json'];
  return readPlaywright(file, await runStep('pnpm', args, env));
}

/** What the tests of several server processes stand between, by Debian's packages; where it cannot be had they say that they are skipped. */
const neighbours = { pgbouncer: 'pgbouncer', 'redis-server': 'redis-server' };

/** Programs, and the packages that bring them. */
function install(programs: Readonly<Record<string, string>>): void {
  const missing = Object.entries(programs).filter(([program]) => findProgram(program) === undefined);
  if (missing.length > 0) installDebianPackages(missing.map(([, name]) => name));
}

function tellSlowest(files: FileTime[]): void {
  const slowest = files.sort((a, b) => b.seconds - a.seconds).slice(0, shownFiles);
  if (slowest.length > 0) console.log(`\nthe slowest of ${files.length} files`);
  for (const { path, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${path}`);
}

const args = process.argv.slice(2);
const steps = args[0] === '--long' ? long : everyday;
const wanted = args.filter((name) => name !== '--long');
const names = steps.flatMap((line) => Object.keys(line));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join('", "')}": choose from ${names.join(', ')}, or none for all.`);
  process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const files: FileTime[] = [];
const failures: string[] = [];
/** What a reader of the last lines should know. */
const notes: string[] = [];
for (const line of steps) await Promise.all(Object.entries(line).map(([name, run]) => take(name, run)));

async function take(name: string, run: Step): Promise<void> {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  console.log(`\n── ${name}`);
  const outcome = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return oneCheck(false);
  });
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  files.push(...outcome.files);
  failures.push(...outcome.failures);
  if (outcome.failed > 0) console.log(`── ${name}: ${outcome.failed} failed`);
}
rmSync(reports, { recursive: true, force: true });
tellSlowest(files);
if (failures.length > 0) console.log(`\nfailed:\n${failures.join('\n')}`);
if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
