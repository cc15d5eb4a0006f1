/** When it is said, once, what an account would add: after a day of use, to somebody who has none. */

const useMs = 24 * 3_600_000;

export interface HintFacts {
  /** Since when records are kept here without an account, device milliseconds; null with one, or when nothing is. */
  aloneSince: number | null;
  /** Somebody has answered it on this device. */
  isAnswered: boolean;
  now: number;
}

export function isHintDue({ aloneSince, isAnswered, now }: HintFacts): boolean {
  return aloneSince !== null && !isAnswered && now - aloneSince >= useMs;
}
