/** What is said when the browser has removed this device's copy: what happened, what is safe, what is missing. */
import type { LostCopy } from '../../data/meta.ts';

export function lostWords({ hasAccount, unsent }: LostCopy): string {
  const lost = 'This device lost its copy: the browser cleared it.';
  if (!hasAccount)
    return `${lost} There was no account that keeps another one; a file you exported brings back what is in it.`;
  if (unsent === 0) return `${lost} Everything had been sent: signing in brings it back.`;
  const missing =
    unsent === 1 ? '1 record had changes that were not sent' : `${unsent} records had changes that were not sent`;
  return `${lost} Signing in brings back what had been sent; ${missing}.`;
}
