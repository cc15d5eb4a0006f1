/**
 * What a form holds: the texts a record is shown as, and over them what the person typed. Pure: what is written by a
 * save, and what is wrong, follows from these two and the record as it is now [FO1].
 */
import type { FieldErrors } from './FormErrors.ts';

/** By field name. A check box is "on" or empty. */
export type Texts = Readonly<Record<string, string>>;

/** A field that the person changed. */
export interface TypedField {
  text: string;
  /** How it was shown when they began. */
  from: string;
  /** The value it stood for, by which the store tells what they changed from what came meanwhile. */
  base: unknown;
}

export type Typed = Readonly<Record<string, TypedField>>;

/** What a form's texts come to: a value for each field that can be understood, and what is wrong with the others. */
export interface Reading<T> {
  values: Partial<T>;
  errors: FieldErrors;
}

/** How one kind of record stands in a form. */
export interface FormShape<T> {
  show(record: T): Texts;
  read(texts: Texts): Reading<T>;
  /** Groups of fields whose texts mean something only together, such as an amount and its currency. */
  linked?: readonly (readonly string[])[];
}

export function textsOf(shown: Texts, typed: Typed): Texts {
  return { ...shown, ...Object.fromEntries(Object.entries(typed).map(([name, { text }]) => [name, text])) };
}

export interface Shown<T> {
  texts: Texts;
  /** The record behind them; null for one that is yet to be made. */
  record: T | null;
}

/** What is typed after some texts changed. A field that reads as it did before counts as untouched again. */
export function typeInto<T>(typed: Typed, changes: Texts, { texts, record }: Shown<T>): Typed {
  const next = { ...typed };
  for (const [name, text] of Object.entries(changes)) {
    const began = next[name] ?? { from: texts[name] ?? '', base: (record as Record<string, unknown> | null)?.[name] };
    if (text === began.from) delete next[name];
    else next[name] = { ...began, text };
  }
  return next;
}
