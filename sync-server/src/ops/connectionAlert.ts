/**
 * Decides when connections run short and when that is over. Pure: told what is seen, answers what changed.
 * Raising and clearing lie apart, so that a number that trembles at the limit makes one alert.
 */

export const alertNames = ['database_connections', 'pool_waiting'] as const;
export type AlertName = (typeof alertNames)[number];

/** What is seen at one moment. */
export interface Sighting {
  /** Milliseconds since 1970. */
  at: number;
  /** Connections of the whole database, of a hundred; null while unknown, which changes nothing. */
  usedPercent: number | null;
  /** Statements that wait for a connection of this process. */
  waiting: number;
}

export interface AlertState {
  raised: Readonly<Record<AlertName, boolean>>;
  /** Since when somebody has waited, or nobody, whichever is opposite to what is raised; null when neither is. */
  waitingChangedAt: number | null;
}

export interface Crossing {
  alert: AlertName;
  raised: boolean;
}

export const calm: AlertState = {
  raised: { database_connections: false, pool_waiting: false },
  waitingChangedAt: null,
};

/** Where an alert is over: ten points below its limit, and for a low limit at half of it. */
const clearPercent = (limitPercent: number) => Math.max(limitPercent - 10, limitPercent / 2);
/** One batch that waits for another is no trouble. Waiting this long is; nobody waiting this long is its end. */
export const waitingMs = 10_000;

/** `limitPercent`: raised at or above it. */
export function planAlert(
  state: AlertState,
  seen: Sighting,
  limitPercent: number,
): { state: AlertState; crossings: Crossing[] } {
  const full = isFull(state.raised.database_connections, seen.usedPercent, limitPercent);
  const { isWaiting, changedAt } = followWaiting(state, seen);
  const raised = { database_connections: full, pool_waiting: isWaiting };
  const crossings = alertNames
    .filter((alert) => raised[alert] !== state.raised[alert])
    .map((alert) => ({ alert, raised: raised[alert] }));
  return { state: { raised, waitingChangedAt: changedAt }, crossings };
}

function isFull(wasFull: boolean, usedPercent: number | null, limitPercent: number): boolean {
  if (usedPercent === null) return wasFull;
  return usedPercent >= limitPercent || (wasFull && usedPercent > clearPercent(limitPercent));
}

function followWaiting({ raised, waitingChangedAt }: AlertState, { at, waiting }: Sighting) {
  const wasRaised = raised.pool_waiting;
  if (waiting > 0 === wasRaised) return { isWaiting: wasRaised, changedAt: null };
  const changedAt = waitingChangedAt ?? at;
  return at - changedAt < waitingMs ? { isWaiting: wasRaised, changedAt } : { isWaiting: !wasRaised, changedAt: null };
}
