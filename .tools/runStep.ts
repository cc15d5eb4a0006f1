/** Runs one program in the foreground, from the project's root. */
import { spawn } from 'node:child_process';

export const root = new URL('..', import.meta.url).pathname;

/** Resolves with the exit code; a program killed by a signal counts as failed. */
export function runStep(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
