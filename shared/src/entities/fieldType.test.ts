import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anyType, type FieldType, flagType, listType, orNull, textType, wholeType, wordType } from './fieldType.ts';
import { quantity } from './fieldTypes.ts';
import { registry } from './registry.ts';

/** Near what fields take, and far from it. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', [], {}, -0, 0.1, 0.0005, 0.1 + 0.2, 1e21, 2 ** 53, Number.NaN, '\0'),
  fc.constantFrom(
    'unpaid',
    'a0',
    'a00',
    '2026-02-28',
    '2026-02-30',
    '2028-02-29',
    '09:30',
    '24:00',
    'EUR',
    'Europe/Rome',
  ),
  fc.constantFrom(
    '2026-02-28T09:30',
    'https://holdfast.example/',
    'javascript:alert(1)',
    '+05:30',
    'eur',
    'a'.repeat(501),
  ),
  fc.integer({ min: -5, max: 5 }),
  fc.integer(),
  fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
  fc.double(),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '🐚', '\ud800'), minLength: 499, maxLength: 502, size: 'max' }),
  fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 52, size: 'max' }),
  fc.jsonValue({ maxDepth: 2 }),
);

const types: [string, FieldType][] = [
  ...Object.values(registry).flatMap(({ name, storedFields }) =>
    [...storedFields].flatMap(([stored, { writes, reads }]): [string, FieldType][] => [
      [`${name}.${stored} as written`, writes],
      [`${name}.${stored} as read`, reads],
    ]),
  ),
  ['a text of any length', textType({})],
  ['a list of lists', listType(listType(orNull(flagType), 2), 3)],
  ['one of two words', wordType(['yes', 'no'])],
  ['1 to 3', wholeType('1 to 3', [1, 3])],
  ['anything', anyType],
];

describe('the types of fields', () => {
  it.each(types)('%s: takes what the JSON Schema that is frozen of it takes', (_, { shape, refuse }) => {
    const schema = z.fromJSONSchema(shape as z.core.JSONSchema.JSONSchema);
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(refuse(value) === null).toBe(schema.safeParse(value).success);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [textType({ longest: 20_000 }), 'x'.repeat(20_001), 'longer than 20,000 characters'],
    [textType({ longest: 2 }), '🐚🐚', null],
    [textType({ longest: 2 }), '🐚🐚e', 'longer than 2 characters'],
    [textType({ pattern: /^a$/, expected: 'an a' }), 'b', 'expected an a'],
    [textType({}), 1, 'expected text'],
    [flagType, 'yes', 'expected yes or no'],
    [wholeType('0 to 3', [0, 3]), 4, 'expected 0 to 3'],
    [quantity, 0.0005, 'expected at most three decimals'],
    [quantity, Number.POSITIVE_INFINITY, 'expected a number'],
    [wordType(['paid', 'unpaid']), 'lost', 'expected one of "paid", "unpaid"'],
    [listType(flagType, 2), [true, true, true], 'more than 2'],
    [listType(flagType, 2), [true, 1], 'expected yes or no'],
    [listType(flagType, 2), 'yes', 'expected a list'],
    [orNull(flagType), undefined, 'expected yes or no'],
  ] as const)('%# say what is refused', (type, value, reason) => {
    expect(type.refuse(value)).toBe(reason);
  });
});
