/** What was read off the pages, many times each. */
export type Readings = Record<string, number[]>;

export function addReading(readings: Readings, name: string, ...values: number[]): void {
  readings[name] = [...(readings[name] ?? []), ...values];
}

/** `from` is read and added to `into`. */
export function addReadings(into: Readings, from: Readings): void {
  for (const [name, values] of Object.entries(from)) addReading(into, name, ...values);
}
