/** Tells somebody outside. One try with a time-out: the log has the same words, and the next crossing comes anyway. */
import type { Logger } from 'pino';

const timeoutMs = 5_000;

export interface AlertMessage {
  /** Chat programs show this field. */
  text: string;
  alert: string;
  state: 'raised' | 'cleared';
  /** ISO 8601. */
  at: string;
}

export type Tell = (message: AlertMessage) => void;

/** Never throws and is not waited for. The address may hold a secret, so it is never logged. */
export function createWebhook(url: string, log: Logger, signal: AbortSignal): Tell {
  return (message) => {
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
      .then(async (response) => {
        await response.body?.cancel();
        if (!response.ok) log.warn({ status: response.status }, 'the alert webhook refused an alert');
      })
      .catch((error: unknown) => {
        if (!signal.aborted) log.warn({ err: error }, 'the alert webhook did not take an alert');
      });
  };
}
