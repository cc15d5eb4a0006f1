/** Times that do not look like any: "at 5", "friday from 9 to 10", "tomorrow morning". Read once the days are known. */
import { clock, start, timeOf, timeReading, to } from './clock.ts';
import { after, type LineReader } from './lineReader.ts';

/** Where nothing follows that the number could count. */
const free = '(?= *(?:$|[\\0,;.!?)]))';
const at = new RegExp(`${start}(?:at|um|a las?|à|الساعة) *(\\d{1,2})${free}`, 'giu');
const lead = '(?:(?<=\\0) *|(?:from|between|von|de|desde) +)';
const range = new RegExp(`${start}${lead}${clock}${to}${clock}${free}`, 'giu');
const parts: Readonly<Record<string, string>> = { morning: '9', afternoon: '14', evening: '19' };
const part = new RegExp(`(?<=\\0) *(?:in the )?(${Object.keys(parts).join('|')})${after}`, 'giu');

export function readBareTimes(line: LineReader): void {
  line.scan(at, ([, hour]) => timeReading({ hour, half: halfOf(hour) }));
  if (!line.tokens().some(({ is }) => is === 'day' || is === 'repeat')) return;
  line.scan(range, ([, hour, minutes, , , hour2, minutes2]) => {
    const half = halfOf(hour2);
    const begins = timeOf({ hour, minutes, half: Number(hour) < Number(hour2) ? half : undefined });
    const ends = timeOf({ hour: hour2, minutes: minutes2, half });
    return begins && ends && begins < ends ? { is: 'times', start: begins, end: ends, day: null } : null;
  });
  if (!line.tokens().some(({ is }) => is === 'time' || is === 'times'))
    line.scan(part, ([, word = '']) => timeReading({ hour: parts[word.toLowerCase()] }));
}

/** Whoever means five in the morning says so. */
const halfOf = (hour: string | undefined) => (Number(hour) > 0 && Number(hour) < 7 ? 'pm' : undefined);
