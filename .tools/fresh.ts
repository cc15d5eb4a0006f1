/**
 * `npx pnpm fresh`: every property once, with dice nobody has thrown yet; `npx pnpm fresh SEED` throws them again. What
 * it finds is mended, and kept in the property as one of its `examples`.
 */
import { randomInt } from 'node:crypto';
import { filesUnder, withProperties } from './projectFiles.ts';
import { runStep } from './runStep.ts';

const [asked, ...more] = process.argv.slice(2);
const seed = asked === undefined ? randomInt(2 ** 31) : Number(asked);
if (!Number.isInteger(seed)) {
  console.error('Usage: npx pnpm fresh [SEED] [arguments of vitest]');
  process.exit(1);
}

const files = withProperties(filesUnder('.').filter((path) => /\.test\.tsx?$/.test(path)));
console.log(`seed ${seed}`);
const code = await runStep('pnpm', ['-s', 'unit', ...files, ...more], { HOLDFAST_SEED: String(seed) });
console.log(`seed ${seed} ${code === 0 ? 'holds' : `broken; again: npx pnpm fresh ${seed}`}`);
process.exit(code);
