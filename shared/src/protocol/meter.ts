/**
 * What `GET /api/meter` answers: how little the server asks of its database. Sums of everybody's work, nobody's own.
 * It may change without a new protocol version: an app that cannot read it leaves it out.
 */
import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());

/** `hour`: hours since 1970. */
const workHour = z.object({ hour: count, exchanges: count, statements: count });
export type WorkHour = z.output<typeof workHour>;

export const meter = z.object({
  /** Connections of the server process that answers. */
  pool: z.object({ inUse: count, open: count, limit: count }),
  /** Of every program to the whole database, as last seen; null while unknown. */
  database: z.nullable(z.object({ connections: count, limit: count, ageSeconds: count })),
  /** In the last minutes; null when there was no exchange. */
  statementsPerExchange: z.nullable(z.number()),
  /** In the last minutes; null when nothing was written. */
  exchangesPerTransaction: z.nullable(z.number()),
  /** The hours of the last two days in which the process had anything to do; a server of an earlier version says none. */
  hours: z.optional(z.array(workHour)),
});
export type Meter = z.output<typeof meter>;
