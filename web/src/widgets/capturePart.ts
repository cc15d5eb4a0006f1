/**
 * What an entity brings to the capture line: which of the things that a line says it has fields for, what else it reads
 * in the words, and how surely such a line is one of its records. One per folder, exported as `capture` from its
 * capture.ts, and fetched with the line.
 */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { WallTime } from '@holdfast/shared/values/zonedTime';
import type { Device } from '../data/device.ts';
import type { EntityStore } from '../data/entityStore.ts';
import type { WriteOptions, WriteOutcome } from '../data/write.ts';
import type { FormShape, Texts } from '../ui/form/formTexts.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

/** Where in the line: from one character to before another. */
export interface Span {
  from: number;
  to: number;
}

interface Money {
  minor: number;
  currency: string;
  /** A sign or a code says that it is money. */
  isNamed: boolean;
  /** It is written with the decimals of its currency: 24.90. */
  isExact: boolean;
}

/** One thing that some words of a line say. */
export type Reading =
  /** `isDue`: "by friday", "due friday". `isWeekday`: which week is for the entity to say. */
  | { is: 'day'; day: CivilDate; isDue: boolean; isWeekday: boolean }
  /** Both included. */
  | { is: 'days'; first: CivilDate; last: CivilDate }
  /** `day`: where the line names none, the next on which the time is still to come. */
  | { is: 'time'; time: string; day: CivilDate | null }
  | { is: 'times'; start: string; end: string; day: CivilDate | null }
  | { is: 'length'; minutes: number }
  /** An RFC 5545 rule, and the first day it gives. */
  | { is: 'repeat'; rule: string; first: CivilDate; words: string }
  | ({ is: 'money' } & Money)
  /** Of one: "@ 40". */
  | ({ is: 'price' } & Money)
  /** "3 x". */
  | { is: 'quantity'; quantity: number }
  | { is: 'tag'; tag: string }
  | { is: 'priority'; priority: number }
  /** `isAll`: the line says nothing else in words. */
  | { is: 'address'; address: string; isAll: boolean }
  /** Words for one field of the entity alone, which its own part has read. */
  | { is: 'field'; field: string; text: string };

export type Token = Reading & Span;
export type TokenOf<K extends Reading['is']> = Extract<Token, { is: K }>;

export interface CaptureContext {
  now: WallTime;
  /** The day a person would say it is. */
  today: CivilDate;
  zone: string;
  locale: string;
  currency: string;
  /** 1 Monday to 7 Sunday. */
  weekStart: number;
  /** Words in use, by entity and field. */
  known: Readonly<Record<string, KnownWords>>;
}

export type KnownWords = Readonly<Record<string, readonly string[]>>;

/** A line as far as it is understood by everybody alike. */
export interface CaptureLine {
  /** As it was typed. */
  typed: string;
  /** The same, character for character, in ASCII digits and plain signs; what a token stands for is blanked by NULs. */
  rest: string;
  tokens: readonly Token[];
  known: KnownWords;
  context: CaptureContext;
}

// biome-ignore lint/suspicious/noExplicitAny: a part of one entity must fit where any entity's is asked for
export interface CapturePart<E extends EntityDefinition = EntityDefinition<any, string>> {
  of: WidgetDefinition<E>;
  /** A line it understands whole. */
  example: string;
  /** How surely the line is one of these, from 0; what is at least to be done is 1. */
  claim(line: CaptureLine): number;
  /** What it understands of the line, tokens of its own among them; none over another. */
  take(line: CaptureLine): readonly Token[];
  /** What its form shows of that, beside what a new one begins with. `title`: the words nobody took. */
  texts(title: string, taken: readonly Token[], context: CaptureContext): Texts;
  blank(context: CaptureContext): Texts;
  shape: FormShape<Values<E>>;
  add(
    device: Device,
    store: EntityStore<E>,
    values: Partial<Values<E>>,
    id: string,
    options: WriteOptions,
  ): Promise<WriteOutcome>;
  /** Words in use by field, to be found in a line. */
  readKnown?(store: EntityStore<E>): Promise<KnownWords>;
}

/** The first token of a kind. */
export function firstOf<K extends Reading['is']>(tokens: readonly Token[], is: K): TokenOf<K> | undefined {
  return tokens.find((token): token is TokenOf<K> => token.is === is);
}

/** The first of each of these kinds. */
export function firstOfEach(tokens: readonly Token[], kinds: readonly Reading['is'][]): Token[] {
  return kinds.flatMap((is) => firstOf(tokens, is) ?? []);
}

export function fieldText(tokens: readonly Token[], field: string): string {
  const found = tokens.find((token) => token.is === 'field' && token.field === field);
  return found?.is === 'field' ? found.text : '';
}

/** The line without the words of a token that is taken but was left in it, as a number alone is. */
export function blankSpan(rest: string, token: Span | undefined): string {
  if (token === undefined) return rest;
  return rest.slice(0, token.from) + '\0'.repeat(token.to - token.from) + rest.slice(token.to);
}
