/** What this device asked of the server hour by hour, and the server of its database. */
import type { Meter } from '@holdfast/shared/protocol/meter';
import { readMeta } from '../../data/meta.ts';
import { keptHours } from '../../data/meter/meterHours.ts';
import { useLive } from '../../data/useLive.ts';
import { BarChart } from '../../ui/chart/BarChart.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { useApp } from '../AppContext.ts';
import { figuresWords, hourPoints, hoursSummary } from './hourPoints.ts';

interface HourChartProps<Figure extends string> {
  name: string;
  series: readonly Figure[];
  words: readonly (readonly [one: string, many: string])[];
  hours: readonly (Record<Figure, number> & { hour: number })[];
}

function HourChart<Figure extends string>({ name, series, words, hours }: HourChartProps<Figure>) {
  const nowMs = useNow(60_000);
  const nameOf = (ms: number) => instantWords(ms, nowMs);
  const points = hourPoints({ series, hours, nowMs, count: keptHours, nameOf });
  const say = (values: readonly number[]) => figuresWords(values, words);
  return (
    <BarChart
      name={name}
      series={words.map(([, many]) => many)}
      points={points}
      summary={hoursSummary(points, say)}
      say={say}
    />
  );
}

export function DeviceHours() {
  const { db } = useApp().device;
  const kept = useLive(async () => (await readMeta(db, 'meterHours')) ?? null, [db]);
  if (!kept || kept.hours.length === 0) return null;
  const words = [
    ['edit', 'edits'],
    ['request', 'requests'],
  ] as const;
  return <HourChart name="This device, by hour" series={['edits', 'requests']} words={words} hours={kept.hours} />;
}

/** Of everybody's work, since the server was started. */
export function ServerHours({ hours = [] }: Pick<Meter, 'hours'>) {
  if (hours.length === 0) return null;
  const words = [
    ['exchange', 'exchanges'],
    ['database statement', 'database statements'],
  ] as const;
  return <HourChart name="The server, by hour" series={['exchanges', 'statements']} words={words} hours={hours} />;
}
