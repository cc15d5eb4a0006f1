/** Server with watch and Vite with hot reload, one log. The browser sees one origin: Vite passes /api on. */
import concurrently from 'concurrently';
import { root } from './runStep.ts';

const apiPort = process.env.PORT ?? '8787';
const appUrl = 'http://localhost:5173';

const { result } = concurrently(
  [
    {
      name: 'server',
      command: 'tsx watch --clear-screen=false sync-server/src/main.ts',
      env: { ...process.env, PORT: apiPort, BASE_URL: process.env.BASE_URL ?? appUrl },
      prefixColor: 'green',
    },
    {
      name: 'web',
      command: 'pnpm -s --filter @holdfast/web dev --clearScreen false',
      env: { ...process.env, PORT: apiPort },
      prefixColor: 'blue',
    },
  ],
  { cwd: root, killOthersOn: ['failure', 'success'], prefix: 'name' },
);

console.log(`Holdfast for development: ${appUrl} (API on port ${apiPort} behind it)`);
const ended = await result.then(
  () => 0,
  (events: { exitCode: string | number }[]) => (events.some(({ exitCode }) => exitCode === 1) ? 1 : 0),
);
process.exit(ended);
