/** Where the bars of a chart stand, and where a key takes its cursor. Pure. */

export interface Bar {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** `cursor`: what lies behind the point one is at. */
  series: number | 'cursor';
}

/** Of the width of a point, what is left free at its sides. */
const gap = 0.2;

export function barsOf(
  points: readonly { values: readonly number[] }[],
  { width, height }: { width: number; height: number },
  cursor: number,
): Bar[] {
  const most = Math.max(1, ...points.flatMap(({ values }) => values));
  const step = width / points.length;
  const bars = points.flatMap(({ values }, at) => {
    const each = (step * (1 - gap)) / values.length;
    return values.map((value, n): Bar => {
      // What is not nothing can be seen.
      const tall = value === 0 ? 0 : Math.max(2, (value / most) * height);
      const x = at * step + (step * gap) / 2 + n * each;
      return { key: `${at} ${n}`, x, y: height - tall, width: each, height: tall, series: n };
    });
  });
  return [{ key: 'cursor', x: cursor * step, y: 0, width: step, height, series: 'cursor' }, ...bars];
}

/** Null for a key that takes it nowhere. */
export function stepTo(key: string, at: number, count: number, isRtl: boolean): number | null {
  const onwards = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === onwards || key === 'ArrowUp') return Math.min(count - 1, at + 1);
  if (key === back || key === 'ArrowDown') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
