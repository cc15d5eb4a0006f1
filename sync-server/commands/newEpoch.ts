/** For after a restore that the server cannot notice by itself: names the database anew, and says what that does. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { startNewEpoch } from '../src/database/epoch.ts';
import { openDatabase } from '../src/database/pool.ts';
import { createLog } from '../src/ops/log.ts';
import { fail } from '../src/runProgram.ts';
import { StartError } from '../src/startError.ts';

/** Postgres: there is no such table. */
const undefinedTable = '42P01';

async function run(): Promise<void> {
  const config = readConfig(process.env);
  // Opening it would make one.
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'db'))) {
    throw new StartError(`There is no database in ${config.dataDir}.`);
  }
  const { pool, description, close } = await openDatabase(config, createLog(config));
  try {
    await startNewEpoch(pool).catch((error: { code?: string }) => {
      throw error.code === undefinedTable ? new StartError(`The ${description} was never used by Holdfast.`) : error;
    });
  } finally {
    await close();
  }
  console.log(
    `The ${description} begins a new epoch: at its next sync every device looks through everything once and brings back what is missing.`,
  );
}

await run().catch(fail);
