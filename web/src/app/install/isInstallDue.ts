/** When it is offered to make the app one of the device's own: to somebody who has come to use it, never on sight [AP3]. */
import type { InstallWay } from '../../pwa/installPrompt.ts';

/** It is of use to somebody by now. */
export const savedBefore = 3;
const askAgainMs = 180 * 24 * 3_600_000;

export interface InstallFacts {
  /** Records a person has saved on this device. */
  saved: number;
  way: InstallWay;
  /** When it was last declined, device milliseconds. */
  declinedAt: number | null;
  now: number;
}

export function isInstallDue({ saved, way, declinedAt, now }: InstallFacts): boolean {
  return way !== null && saved >= savedBefore && (declinedAt === null || now - declinedAt >= askAgainMs);
}
