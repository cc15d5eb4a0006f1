/**
 * The real program. `BENCH_POOL` makes of it what it would be without group commit: every exchange a transaction of its
 * own, as many at once as that many connections take.
 */
import pino from 'pino';
import type { ServerOptions } from '../src/createServer.ts';
import { createPool } from '../src/database/pool.ts';
import { runProgram } from '../src/runProgram.ts';

const { BENCH_POOL, DATABASE_URL = '' } = process.env;
const connections = Number(BENCH_POOL);

const alone: ServerOptions & { batchLimits: { maxItems: number; maxInFlight: number } } = {
  batchLimits: { maxItems: 1, maxInFlight: connections },
  pool: createPool({ connectionString: DATABASE_URL }, connections, pino({ level: 'silent' })),
};

await runProgram(BENCH_POOL === undefined ? {} : alone);
