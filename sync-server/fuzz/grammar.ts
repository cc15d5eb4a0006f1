/** Values made from the wire's own schemas: most as they must be, some with one thing in them that nobody expects. */
import fc, { type Arbitrary } from 'fast-check';
import * as z from 'zod/mini';

/** What of a JSON Schema the wire's schemas come to. */
interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly JsonSchema[];
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  propertyNames?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
}

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

/** What no schema expects, and what breaks programs that do not expect it. */
export const odd: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, 2 ** 53, '', [], {}, '\0', '\ud800', '__proto__', 'constructor'),
  fc.constantFrom<unknown>(
    { ['__proto__']: 1 },
    { toString: 1 },
    "'; drop table records; --",
    '%00%ff',
    '🐚'.repeat(99),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(100, 5_000, 40_000).map((length) => 'x'.repeat(length)),
  fc.constantFrom(17, 500).map(nested),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One in so many is not what it should be; 0: all are. */
export function spoil(valid: Arbitrary<unknown>, oneIn: number): Arbitrary<unknown> {
  if (oneIn === 0) return valid;
  return fc.oneof({ weight: oneIn - 1, arbitrary: valid }, { weight: 1, arbitrary: odd });
}

export function byShape(schema: z.core.$ZodType, oneIn: number): Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, oneIn);
}

export function fromJson(schema: JsonSchema, oneIn: number): Arbitrary<unknown> {
  return spoil(asItMustBe(schema, oneIn), oneIn);
}

function asItMustBe(schema: JsonSchema, oneIn: number): Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => fromJson(each, oneIn)));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, -1e9), max: Math.min(schema.maximum ?? 1000, 1e9) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return listOf(schema, oneIn);
    case 'object':
      return objectOf(schema, oneIn);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** Of each kind of text that entities know, for patterns nothing can be made from. */
const samples = [
  '2026-03-05',
  '2026-03-05T09:30',
  '09:30',
  'EUR',
  'Europe/Berlin',
  'a0',
  'https://example.org/',
  'a@b.de',
];

function textOf({ pattern, maxLength = 60 }: JsonSchema): Arbitrary<string> {
  const anyText = fc.string({ maxLength: Math.min(maxLength, 60) });
  if (pattern === undefined) return anyText;
  const matching = samples.filter((sample) => new RegExp(pattern, 'u').test(sample));
  if (matching.length > 0) return fc.constantFrom(...matching);
  return /\(\?[=!<]/.test(pattern) ? anyText : fc.stringMatching(new RegExp(pattern));
}

function listOf({ prefixItems, items, maxItems = 6 }: JsonSchema, oneIn: number): Arbitrary<unknown> {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((each) => fromJson(each, oneIn)));
  return fc.array(fromJson(items || {}, oneIn), { maxLength: Math.min(maxItems, 6) });
}

function objectOf(schema: JsonSchema, oneIn: number): Arbitrary<unknown> {
  const { properties, required = [], propertyNames, additionalProperties } = schema;
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? additionalProperties : {};
    return fc.dictionary(textOf(propertyNames ?? {}), fromJson(values, oneIn), { maxKeys: 4 });
  }
  const members = Object.entries(properties).map(([name, each]) => [name, fromJson(each, oneIn)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: oneIn === 0 ? required : [...required.slice(1)] });
}
