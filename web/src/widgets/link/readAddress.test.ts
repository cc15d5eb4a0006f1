import { describe, expect, it } from 'vitest';
import { readAddress } from './readAddress.ts';

describe('addresses as people type them', () => {
  it.each([
    ['example.org', 'https://example.org/', 'example.org'],
    ['www.example.org/a?b=c', 'https://www.example.org/a?b=c', 'example.org'],
    ['//example.org', 'https://example.org/', 'example.org'],
    ['http://example.org', 'http://example.org/', 'example.org'],
    ['localhost:8787/x', 'https://localhost:8787/x', 'localhost'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'a@example.org'],
  ])('%s', (text, url, host) => {
    expect(readAddress(text)).toEqual({ ok: true, url, host });
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org',
    'not an address',
    'https://',
    '',
  ])('refuses %j with a sentence', (text) => {
    const reading = readAddress(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.message).not.toBe('');
  });
});
