/** Where a dragged tile would be put down: before or after the one it is over. Pure. */
import type { Side } from '../../data/placeRecord.ts';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Layout {
  isRtl: boolean;
  /** Tiles stand one below the other. */
  isColumn: boolean;
}

export function dropSide(moved: Box, over: Box, { isRtl, isColumn }: Layout): Side {
  const [right, down] = [centre(moved).x - centre(over).x, centre(moved).y - centre(over).y];
  const isOtherLine = Math.abs(down) > over.height / 2;
  if (isColumn || isOtherLine) return down > 0 ? 'after' : 'before';
  return right > 0 === isRtl ? 'before' : 'after';
}

const centre = ({ left, top, width, height }: Box) => ({ x: left + width / 2, y: top + height / 2 });
