/**
 * The server with a fault, for tests only: when the file named by FAULT_FILE exists, the process kills itself
 * between commit and reply of the next exchange that carries changes. The file is removed first.
 */
import { existsSync, rmSync } from 'node:fs';
import { runProgram } from '../src/runProgram.ts';

const faultFile = process.env.FAULT_FILE ?? '';

await runProgram({
  afterCommit({ changes }) {
    if (changes === 0 || !existsSync(faultFile)) return;
    rmSync(faultFile);
    process.kill(process.pid, 'SIGKILL');
    // The signal may come a moment later; no reply leaves in between.
    return new Promise(() => {});
  },
});
