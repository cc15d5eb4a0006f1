/** Runs one program from the project's root. */
import { type StdioOptions, spawn } from 'node:child_process';

export const root = new URL('..', import.meta.url).pathname;

/** Resolves with the exit code; a program killed by a signal counts as failed. */
export function runStep(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  stdio: StdioOptions = 'inherit',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
