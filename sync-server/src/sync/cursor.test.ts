import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

describe('cursors', () => {
  it('read back what was written, in few characters', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{32}$/);
    const version = fc.nat({ max: 999_999_999_999_999 });
    fc.assert(
      fc.property(hex, version, version, (epoch, at, since) => {
        const text = writeCursor({ epoch, version: at, since });
        expect(readCursor(text)).toEqual({ epoch, version: at, since });
        expect(text.length).toBeLessThan(200);
      }),
    );
  });

  it('read as nothing when they are anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => readCursor(text) === null));
    const encoded = (text: string) => Buffer.from(text).toString('base64url');
    const epoch = 'a'.repeat(32);
    for (const text of [
      `${epoch}.1`,
      `${epoch}.-1.1`,
      `${epoch}.1.1.1`,
      `${epoch}.1e3.1`,
      `${epoch.toUpperCase()}.1.1`,
    ]) {
      expect(readCursor(encoded(text))).toBeNull();
    }
  });
});
