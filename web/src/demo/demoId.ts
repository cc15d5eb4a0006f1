/**
 * A demo record says what it is by its id, so that any device of the account knows it again and can take it away: a
 * UUID v8 that begins with "demo" in ASCII. No id made by the clock begins like that before the year 5468.
 */
export const demoPrefix = '64656d6f-';

/** `id`: a new UUID v7, whose random part stays. */
export function toDemoId(id: string): string {
  return `${demoPrefix}${id.slice(9, 14)}8${id.slice(15)}`;
}
