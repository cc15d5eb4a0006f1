import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './ownOrigin.ts';

describe('own origins', () => {
  const base = 'https://dash.example';

  it.each([
    [base, 'anything'],
    ['http://localhost:8787', 'localhost:8787'],
    ['http://127.0.0.1:8787', '127.0.0.1:8787'],
    ['https://other.example', 'other.example'],
  ])('take %s asking %s', (origin, host) => {
    expect(isOwnOrigin(origin, host, base)).toBe(true);
  });

  it.each([
    ['https://evil.example', 'dash.example'],
    ['http://localhost:8787', '127.0.0.1:8787'],
    ['http://localhost:3000', 'localhost:8787'],
    ['http://dash.example', null],
    ['null', 'null'],
    ['', ''],
    ['file://localhost', 'localhost'],
    ['https://dash.example.evil.example', 'dash.example'],
    ['https://dash.example@evil.example', 'dash.example'],
    ['http://localhost:8787/path', 'localhost:8787'],
  ])('refuse %s asking %s', (origin, host) => {
    expect(isOwnOrigin(origin, host, base)).toBe(false);
  });
});
