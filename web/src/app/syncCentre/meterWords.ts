/** What the connection meter says of the server. */
import type { Meter } from '@holdfast/shared/protocol/meter';
import { numberLocale } from '../../ui/locale.ts';

/** `silent`: it was asked and did not say. */
export type ServerMeter = { kind: 'signed_out' | 'offline' | 'asking' | 'silent' } | { kind: 'read'; meter: Meter };

const whyNot: Record<Exclude<ServerMeter['kind'], 'read'>, string> = {
  signed_out: 'Server: nothing is asked before you sign in.',
  offline: 'Server: not asked, this device is offline.',
  asking: 'Server: asking…',
  silent: 'Server: it does not say now. Nothing depends on it.',
};

/** One line. `locale`: for the numbers. */
export function meterWords(server: ServerMeter, locale = numberLocale()): string {
  if (server.kind !== 'read') return whyNot[server.kind];
  const { pool, database, statementsPerExchange, exchangesPerTransaction } = server.meter;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const say = (value: number | null, one: string, per: string) =>
    value === null ? [] : [`${number.format(value)} ${value === 1 ? one : `${one}s`} per ${per}`];
  return [
    `Server: ${pool.open} of ${pool.limit} database connections open`,
    ...(database === null ? [] : [databaseWords(database)]),
    ...say(statementsPerExchange, 'statement', 'exchange'),
    ...say(exchangesPerTransaction, 'exchange', 'transaction'),
  ].join(' · ');
}

/** It is looked at when it is used anyway, so the count may be old. */
function databaseWords({ connections, limit, ageSeconds }: NonNullable<Meter['database']>): string {
  const minutes = Math.floor(ageSeconds / 60);
  const age = minutes === 0 ? '' : minutes < 120 ? `, ${minutes} min ago` : `, ${Math.floor(minutes / 60)} h ago`;
  return `whole database ${connections} of ${limit}${age}`;
}
