/** Where a peer's server keeps its files; they end with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-race-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.once('SIGTERM', () => process.exit(0));
  return folder;
}
