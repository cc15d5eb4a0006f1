import type { Dice } from '@holdfast/shared/lab/dice';

/** A UUID v7 that sorts by `nowMs`, its other bits from the dice. */
export function diceId(dice: Dice, nowMs: number): string {
  const time = Math.floor(nowMs).toString(16).padStart(12, '0');
  const hex = (digits: number) =>
    dice
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${dice.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`;
}
