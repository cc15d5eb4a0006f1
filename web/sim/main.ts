/** `npx pnpm sim`: one simulation, or fresh ones until stopped. The last line and the exit code say how it ended. */
import { simulate, vacuous } from './simulate.ts';

const o = await simulate({
  seed: Number(process.argv[2] ?? 1),
  devices: Number(process.argv[3] ?? 3),
  steps: Number(process.argv[4] ?? 300),
  ...(process.argv[5] ? { onTrace: console.log } : {}),
});
console.log(o, vacuous(o));
