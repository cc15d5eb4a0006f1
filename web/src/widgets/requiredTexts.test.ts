import { describe, expect, it } from 'vitest';
import { readEvent } from './event/readEvent.ts';
import { readLink } from './link/readLink.ts';
import { readSale } from './sale/readSale.ts';
import { readTodo } from './todo/readTodo.ts';

const nothing = ['', ' ', '\u200b', '\u2800', '\u3164', '\u00ad', '\u2060\ufeff', '\u202e\u202c', ' \u200d '];

describe('a title that shows nothing', () => {
  it.each(nothing)('[FO5] is missing: %j', (text) => {
    expect(readTodo({ title: text }).errors).toHaveProperty('title');
    expect(readEvent({ title: text }).errors).toHaveProperty('title');
    expect(readSale({ item: text, currency: 'EUR' }).errors).toHaveProperty('item');
    expect(readLink({ url: text }).errors).toHaveProperty('url');
    expect(readLink({ url: 'tides.example', title: text }).values.title).toBe('tides.example');
  });

  it.each(['می\u200cخواهم', '👩\u200d👧', '❤\ufe0f', 'Dampf\u00adschiff'])(
    'is not %j, which keeps its joiners',
    (text) => {
      expect(readTodo({ title: ` ${text} ` }).values.title).toBe(text);
      expect(readEvent({ title: text }).values.title).toBe(text);
      expect(readSale({ item: text, currency: 'EUR' }).values.item).toBe(text);
      expect(readLink({ title: text, url: 'tides.example' }).values.title).toBe(text);
    },
  );
});
