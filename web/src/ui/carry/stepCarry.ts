/** What is carried by keys, and where it would be put down. Pure. */
import type { Side } from '../rows/watchDrags.ts';

/** Over itself it is in its own place, whatever the side. */
export interface Carry {
  row: string;
  over: string;
  side: Side;
}

export const takeUp = (row: string): Carry => ({ row, over: row, side: 'after' });

export const isHome = ({ row, over }: Carry): boolean => row === over;

/** One place on (1) or back (-1) among `rows`, in the order they stand in; at an end it stays where it is. */
export function stepCarry(carry: Carry, rows: readonly string[], step: 1 | -1): Carry {
  const over = rows[rows.indexOf(carry.over) + step];
  return over === undefined ? carry : { ...carry, over, side: step > 0 ? 'after' : 'before' };
}

/** Which way a key goes; undefined where it goes nowhere. */
export function stepOf(key: string, isRtl: boolean): 1 | -1 | undefined {
  const forth = isRtl ? -1 : 1;
  const steps: Record<string, 1 | -1> = {
    ArrowDown: 1,
    ArrowUp: -1,
    ArrowRight: forth,
    ArrowLeft: forth === 1 ? -1 : 1,
  };
  return steps[key];
}
