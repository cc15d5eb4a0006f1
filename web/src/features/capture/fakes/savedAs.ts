/** What a line would be saved as: its kind, and the values by which its record differs from an empty one. */
import type { Captured } from '../capture.ts';
import { captureAs, contextIn } from './captureAs.ts';

export function savedAs(typed: string, locale?: string, options?: Parameters<typeof captureAs>[2]) {
  const captured = captureAs(typed, locale, options);
  return { kind: captured.part.of.entity.name, ...changedValues(captured), ...refusals(captured) };
}

function changedValues({ part, values }: Captured): Record<string, unknown> {
  const empty: Record<string, unknown> = part.shape.read(part.blank(contextIn('en-GB'))).values;
  const rooted = `DTSTART:${String(values.due).replaceAll('-', '')}\nRRULE:`;
  const isChanged = ([name, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(empty[name]);
  const changed = Object.fromEntries(Object.entries(values).filter(isChanged));
  const { repeat } = changed;
  // Its first day is the one it is due.
  return typeof repeat === 'string' ? { ...changed, repeat: repeat.replace(rooted, '') } : changed;
}

function refusals({ errors }: Captured): { refused?: string[] } {
  const refused = Object.keys(errors);
  return refused.length === 0 ? {} : { refused };
}
