/** `npx pnpm build [--quiet]`: the server's programs and the app, each if what it is made of has changed. */
import { type Build, buildOnce } from './buildOnce.ts';
import { runStep } from './runStep.ts';

const isQuiet = process.argv.includes('--quiet');
const agreement = ['shared', 'pnpm-lock.yaml', 'tsconfig.json'];

/** Programs are named by their paths: whoever builds, a browser test too, has others on theirs. */
const builds: (Build & { command: string; args: string[] })[] = [
  {
    command: 'node_modules/.bin/tsx',
    args: ['sync-server/build/main.ts'],
    // What it reads at run time, migrations and statements, is in no bundle.
    sources: [...agreement, ...['src', 'commands', 'build', 'package.json'].map((name) => `sync-server/${name}`)],
    output: 'sync-server/dist',
    note: 'node_modules/.cache/holdfast/sync-server',
  },
  {
    command: 'web/node_modules/.bin/vite',
    args: ['build', 'web', ...(isQuiet ? ['--logLevel', 'error'] : [])],
    sources: [...agreement, 'web'],
    output: 'web/dist',
    note: 'node_modules/.cache/holdfast/web',
  },
];

for (const { command, args, ...build } of builds) {
  const outcome = await buildOnce(build, () => runStep(command, args, { NODE_ENV: 'production' }));
  if (outcome === 'failed') process.exit(1);
  if (outcome === 'kept' && !isQuiet) console.log(`${build.output} is built from these sources already.`);
}
