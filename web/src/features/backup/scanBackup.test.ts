import { describe, expect, it } from 'vitest';
import { scanBackup } from './scanBackup.ts';

function scan(text: string) {
  const found: string[] = [];
  const parts = scanBackup(text);
  for (let next = parts.next(); ; next = parts.next()) {
    if (next.done) return { found, end: next.value };
    const { value } = next;
    found.push(`${value.is === 'record' ? value.entity : value.name}: ${value.text}`);
  }
}

const whole =
  '{"format":"f","records":{"todo":[{"id":"1","title":"a \\"}]{ \\\\"},{"id":"2"}],"sale":[]},"drafts":[[{}]]}';
const found = ['format: "f"', 'todo: {"id":"1","title":"a \\"}]{ \\\\"}', 'todo: {"id":"2"}', 'drafts: [[{}]]'];

describe('a copy taken apart', () => {
  it.each([
    ['as it is written', whole],
    ['with a byte order mark', `\uFEFF${whole}`],
    ['written by something that puts spaces in', whole.replaceAll(/([{}[\],:])(?=["{[\]}])/g, '$1\n  ')],
  ])('%s', (_, text) => {
    const scanned = scan(text);
    expect(scanned.end).toBe('whole');
    expect(scanned.found.map((part) => part.replaceAll('\n  ', ''))).toEqual(found);
  });

  it('[FI4] cut off anywhere: what stands before that, and that it was cut', () => {
    for (let length = 1; length < whole.length; length += 1) {
      const scanned = scan(whole.slice(0, length));
      expect(scanned.end, `${length} characters`).toBe('cut');
      expect(found).toEqual(expect.arrayContaining(scanned.found));
    }
    expect(scan(whole.slice(0, -4)).found).toEqual(found.slice(0, 3));
  });

  it.each([
    ['nothing', '', 'no_object'],
    ['no JSON', '<html>', 'no_object'],
    ['a list', '[1]', 'no_object'],
    ['a number', '5', 'no_object'],
    ['nothing in it', '{}', 'whole'],
    ['records that are no object', '{"records":5}', 'whole'],
    ['kinds that are no list', '{"records":{"todo":5}}', 'cut'],
    ['a name that is none', '{records:{}}', 'cut'],
    ['a value that is missing', '{"a":,"b":1}', 'cut'],
    ['more brackets than it opens', '{"a":[1]]}', 'cut'],
  ])('%s', (_, text, end) => {
    expect(scan(text).end).toBe(end);
  });
});
