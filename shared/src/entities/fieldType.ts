/**
 * What a field may hold: a JSON Schema of the few words that fields need, which is what the frozen files, the views and
 * the fuzz test read, and the check beside it. Own code, because it is in the first script of every page, of which a
 * library of schemas would be a twentieth; that one stays at the boundary (protocol/), and a test compares the two.
 */
export interface Shape {
  type?: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'null';
  maxLength?: number;
  pattern?: string;
  enum?: readonly string[];
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  items?: Shape;
  maxItems?: number;
  anyOf?: readonly Shape[];
}

export interface FieldType<T = unknown> {
  shape: Shape;
  /** Why a value may not be stored, in words for a developer, or null when it may. */
  refuse(value: unknown): string | null;
  /** Never there: for the compiler only. */
  readonly holds?: T;
}

export interface TextOptions {
  /** In code points, as JSON Schema counts. */
  longest?: number;
  pattern?: RegExp;
  /** Said to what the pattern does not take. */
  expected?: string;
}

export function textType({ longest, pattern, expected = 'another form of text' }: TextOptions): FieldType<string> {
  return {
    shape: {
      type: 'string',
      ...(longest !== undefined && { maxLength: longest }),
      ...(pattern && { pattern: pattern.source }),
    },
    refuse(value) {
      if (typeof value !== 'string') return 'expected text';
      if (longest !== undefined && isLonger(value, longest))
        return `longer than ${longest.toLocaleString('en')} characters`;
      return pattern?.test(value) === false ? `expected ${expected}` : null;
    },
  };
}

/** A code point is one unit of UTF-16 or two: most texts need no counting. */
function isLonger(text: string, longest: number): boolean {
  return text.length > longest && (text.length > 2 * longest || [...text].length > longest);
}

export const flagType: FieldType<boolean> = {
  shape: { type: 'boolean' },
  refuse: (value) => (typeof value === 'boolean' ? null : 'expected yes or no'),
};

/** Whole numbers that no arithmetic rounds. */
export function wholeType(
  expected: string,
  [minimum, maximum]: readonly [number, number] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
): FieldType<number> {
  return {
    shape: { type: 'integer', minimum, maximum },
    refuse(value) {
      const holds = Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
      return holds ? null : `expected ${expected}`;
    },
  };
}

/** Numbers of so many decimals, as near as binary fractions come to them. */
export function decimalType(digits: number, expected: string): FieldType<number> {
  const multipleOf = 10 ** -digits;
  return {
    shape: { type: 'number', multipleOf },
    refuse(value) {
      if (!Number.isFinite(value)) return 'expected a number';
      const steps = (value as number) / multipleOf;
      // Value and step are each rounded before the division is: a few units in the last place are no other number.
      const rounding = 4 * Number.EPSILON * Math.max(Math.abs(steps), 1);
      return Math.abs(steps - Math.round(steps)) < rounding ? null : `expected ${expected}`;
    },
  };
}

export function wordType<const W extends string>(words: readonly W[]): FieldType<W> {
  return {
    shape: { type: 'string', enum: words },
    refuse: (value) =>
      (words as readonly unknown[]).includes(value)
        ? null
        : `expected one of ${words.map((word) => `"${word}"`).join(', ')}`,
  };
}

export function listType<T>(items: FieldType<T>, maxItems: number): FieldType<T[]> {
  return {
    shape: { type: 'array', maxItems, items: items.shape },
    refuse(value) {
      if (!Array.isArray(value)) return 'expected a list';
      if (value.length > maxItems) return `more than ${maxItems}`;
      for (const item of value) {
        const reason = items.refuse(item);
        if (reason !== null) return reason;
      }
      return null;
    },
  };
}

export function orNull<T>(type: FieldType<T>): FieldType<T | null> {
  return {
    shape: { anyOf: [type.shape, { type: 'null' }] },
    refuse: (value) => (value === null ? null : type.refuse(value)),
  };
}

/** Whatever JSON can say. */
export const anyType: FieldType = { shape: {}, refuse: () => null };
