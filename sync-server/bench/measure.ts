/** One benchmark, in a process of its own, of the server or of the app. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult } from './kit/result.ts';

/** `program` is a path from the project's root. Null: it did not end well, and has said why. */
export async function measure(
  program: string,
  flags: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<BenchResult | null> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  const file = join(folder, 'result.json');
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  try {
    const args = ['--import', 'tsx', program, ...flags, '--out', file];
    const [code] = await once(spawn(process.execPath, args, { cwd, env, stdio: 'inherit' }), 'exit');
    return code === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as BenchResult) : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
