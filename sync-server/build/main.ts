/** `npx pnpm build`, the server's part. */
import { fileURLToPath } from 'node:url';
import { buildPrograms, programs } from './buildPrograms.ts';

await buildPrograms(fileURLToPath(new URL('../dist', import.meta.url)), programs);
