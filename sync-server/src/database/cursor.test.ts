import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

describe('cursors', () => {
  it('read back what was written, in few characters', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
    const version = fc.nat({ max: 999_999_999_999_999 });
    const incarnation = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(hex, incarnation, fc.tuple(version, version, version), (epoch, incarnation, versions) => {
        const cursor = { epoch, incarnation, head: Math.max(...versions), version: versions[0], since: versions[1] };
        const text = writeCursor(cursor);
        expect(readCursor(text)).toEqual(cursor);
        expect(text.length).toBeLessThan(200);
      }),
    );
  });

  it('read as nothing when they are anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => readCursor(text) === null));
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    const epoch = 'a'.repeat(32);
    for (const text of [
      `${epoch}.1.1`,
      `${epoch}.1.2.-1.1`,
      `${epoch}.1.2.1.1.1`,
      `${epoch}.1.1e3.1.1`,
      `${epoch}.1.1.2.1`,
      `${epoch}.1.1.1.2`,
      `${epoch.toUpperCase()}.1.2.1.1`,
    ]) {
      expect(readCursor(encoded(text))).toBeNull();
    }
  });
});
