/** Builds the app and serves it with the API from this one process. */
import { runStep } from './runStep.ts';

const code = await runStep('pnpm', ['-s', 'build', '--logLevel', 'error'], { NODE_ENV: 'production' });
if (code !== 0) {
  console.error('The app did not build, so there is nothing to serve. The reason is above.');
  process.exit(1);
}
await import('../sync-server/src/main.ts');
