/** The hours of the meter as points of a chart, those in which nothing happened among them; what they come to, in words. */
import type { ChartPoint } from '../../ui/chart/BarChart.tsx';

const hourMs = 3_600_000;

export interface HourOf<Figure extends string> {
  series: readonly Figure[];
  /** Hours since 1970, in any order. */
  hours: readonly (Record<Figure, number> & { hour: number })[];
  nowMs: number;
  count: number;
  /** "Fri 14:00" */
  nameOf(ms: number): string;
}

/** The last `count` hours, the oldest first. */
export function hourPoints<Figure extends string>({
  series,
  hours,
  nowMs,
  count,
  nameOf,
}: HourOf<Figure>): ChartPoint[] {
  const byHour = new Map(hours.map((each) => [each.hour, each]));
  const last = Math.floor(nowMs / hourMs);
  return Array.from({ length: count }, (_, n) => {
    const hour = last - count + 1 + n;
    const found = byHour.get(hour);
    return { name: nameOf(hour * hourMs), values: series.map((figure) => found?.[figure] ?? 0) };
  });
}

/** `words`: of each figure, for one and for many. */
export function figuresWords(
  values: readonly number[],
  words: readonly (readonly [one: string, many: string])[],
): string {
  return values.map((value, n) => `${value.toLocaleString()} ${words[n]?.[value === 1 ? 0 : 1]}`).join(', ');
}

export function hoursSummary(points: readonly ChartPoint[], say: (values: readonly number[]) => string): string {
  const sums = (points[0]?.values ?? []).map((_, n) => points.reduce((sum, { values }) => sum + (values[n] ?? 0), 0));
  if (sums.every((sum) => sum === 0)) return `Nothing in the last ${points.length} hours.`;
  const busiest = points.reduce((most, point) => ((point.values[0] ?? 0) > (most.values[0] ?? 0) ? point : most));
  return `In the last ${points.length} hours ${say(sums)}; the most at ${busiest.name}, ${say(busiest.values)}.`;
}
