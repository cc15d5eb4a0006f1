/** `npx pnpm build [--quiet]`: the server's programs and the app, each if what it is made of has changed. */
import { type Build, buildOnce } from './buildOnce.ts';
import { runStep } from './runStep.ts';

const isQuiet = process.argv.includes('--quiet');
const agreement = ['shared', 'pnpm-lock.yaml', 'tsconfig.json'];

const builds: Record<string, Build> = {
  'sync-server': {
    // What it reads at run time, migrations and statements, is in no bundle.
    sources: [...agreement, ...['src', 'commands', 'build', 'package.json'].map((name) => `sync-server/${name}`)],
    output: 'sync-server/dist',
    note: 'node_modules/.cache/holdfast/sync-server',
  },
  web: { sources: [...agreement, 'web'], output: 'web/dist', note: 'node_modules/.cache/holdfast/web' },
};

for (const [name, build] of Object.entries(builds)) {
  // The server's build says nothing anyway.
  const args = ['-s', '--filter', `@holdfast/${name}`, 'build', ...(isQuiet ? ['--logLevel', 'error'] : [])];
  const outcome = await buildOnce(build, () => runStep('pnpm', args, { NODE_ENV: 'production' }));
  if (outcome === 'failed') process.exit(1);
  if (outcome === 'kept' && !isQuiet) console.log(`${build.output} is built from these sources already.`);
}
