/** What a server program does around `startServer`: say where it is, obey signals, end with one sentence. */
import { secretFile } from './auth/secret.ts';
import { readConfig } from './config.ts';
import type { ServerOptions } from './createServer.ts';
import { labPath } from './lab/labApp.ts';
import { StartError } from './startError.ts';
import { startServer } from './startServer.ts';

export async function runProgram(options: ServerOptions = {}): Promise<void> {
  try {
    const config = readConfig(process.env);
    const server = await startServer(config, options);
    // Before anyone is told where it is, so whoever reads that may stop it.
    stopOnSignal(server.close);
    console.log(`Holdfast is at ${server.url}`);
    console.log(`Records and accounts are in: ${server.database}`);
    if (server.notice !== null) console.log(server.notice);
    if (config.authSecret === null) console.log(`The secret that signs sessions is in: ${secretFile(config)}`);
    if (config.lab) console.log(`The network lab is on: whoever reaches this server can make it fail (${labPath}).`);
    if (!server.isWebAppBuilt) console.log('The web app is not built yet: run `npx pnpm build`.');
  } catch (error) {
    fail(error);
  }
}

/** Programs in between (npx, pnpm) each pass one Ctrl-C on: within this time a second signal is an echo. */
const echoMs = 1_000;

function stopOnSignal(close: () => Promise<void>): void {
  let stoppingSince: number | null = null;
  const stop = () => {
    if (stoppingSince === null) {
      stoppingSince = performance.now();
      close().then(() => process.exit(0), fail);
    } else if (performance.now() - stoppingSince > echoMs) {
      // A person who asks twice does not want to wait.
      process.exit(1);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** One sentence for the person who started a program, and exit 1. */
export function fail(error: unknown): void {
  const sentence = error instanceof StartError ? error.message : `Holdfast cannot go on: ${firstLine(error)}.`;
  process.stderr.write(`${sentence}\n`, () => process.exit(1));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
