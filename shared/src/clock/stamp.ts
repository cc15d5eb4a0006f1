/**
 * The hybrid logical clock: how an instant is written down and how it advances.
 * Pure: the wall clock is an argument, so nothing here knows what time it is.
 * Source: Kulkarni, Demirbas et al., "Logical Physical Clocks" (2014).
 */

/**
 * `TTTTTTTTTTTT-CCCC-NNNNNNNNNNNNNNNN` in lowercase hex: milliseconds since 1970, counter, node.
 * Fixed width, so bytewise text order is clock order (`COLLATE "C"` in SQL, `<` in JavaScript).
 */
export type Stamp = string;

export const stampPattern = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}$/;

/** How far ahead of the server a stamp may be before the server pulls it back [HLC3]. */
export const maxAheadMs = 60_000;

const maxCounter = 0xffff;
const maxMillis = 0xffff_ffff_ffff;

export interface StampParts {
  /** Milliseconds since 1970, 48 bits. */
  millis: number;
  /** Tells apart stamps of one millisecond, 16 bits. */
  counter: number;
  /** 16 hex digits, the random part of the device id. */
  node: string;
}

export function formatStamp({ millis, counter, node }: StampParts): Stamp {
  const time = Math.max(0, Math.min(millis, maxMillis)).toString(16).padStart(12, '0');
  return `${time}-${counter.toString(16).padStart(4, '0')}-${node}`;
}

/** Throws on text that is not a stamp: at the boundary the wire schema has already checked it. */
export function parseStamp(stamp: Stamp): StampParts {
  if (!stampPattern.test(stamp)) throw new TypeError(`not a stamp: ${stamp}`);
  return {
    millis: millisOf(stamp),
    counter: Number.parseInt(stamp.slice(13, 17), 16),
    node: stamp.slice(18),
  };
}

/** Milliseconds since 1970; NaN of what is no stamp. */
export function millisOf(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 12), 16);
}

/** The node of a device: the last 16 hex digits of its UUID. */
export function nodeOf(deviceId: string): string {
  return deviceId.replaceAll('-', '').slice(-16);
}

/**
 * The next stamp of a node, greater than `last` whatever the wall clock says [HLC1, HLC2].
 * A full counter borrows the next millisecond instead of repeating.
 */
export function tick(last: Stamp | null, wallMs: number, node: string): Stamp {
  const wall = Math.max(0, Math.floor(wallMs));
  if (last === null) return formatStamp({ millis: wall, counter: 0, node });
  const { millis, counter } = parseStamp(last);
  if (wall > millis) return formatStamp({ millis: wall, counter: 0, node });
  if (counter < maxCounter) return formatStamp({ millis, counter: counter + 1, node });
  return formatStamp({ millis: millis + 1, counter: 0, node });
}

/** The greater of what this device has seen and a stamp that arrived: the next tick is later than both. */
export function observe(last: Stamp | null, arrived: Stamp): Stamp {
  return last === null || arrived > last ? arrived : last;
}

/** The stamp itself, or its like at `nowMs` when it claims to come from more than `maxAheadMs` ahead [HLC3]. */
export function pullBack(stamp: Stamp, nowMs: number): Stamp {
  const millis = millisOf(stamp);
  return millis > nowMs + maxAheadMs ? formatStamp({ ...parseStamp(stamp), millis: nowMs }) : stamp;
}
