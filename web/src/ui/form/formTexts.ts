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

export type SavePlan<T> = { ok: true; values: Partial<T>; base: Partial<T> } | { ok: false; errors: FieldErrors };

/**
 * A new record is written whole. Of one that is there only what was typed is, with what is linked to it; and what was
 * wrong before anybody touched it stands in nobody's way.
 */
export function planSave<T extends object>(shape: FormShape<T>, typed: Typed, shown: Shown<T>): SavePlan<T> {
  const { values, errors } = shape.read(textsOf(shown.texts, typed));
  const { record } = shown;
  if (record === null) return hasAny(errors) ? { ok: false, errors } : { ok: true, values, base: {} };
  const touched = withLinked(Object.keys(typed), shape.linked ?? []);
  const known = shape.read(shown.texts).errors;
  const counting = Object.entries(errors).filter(([name, words]) => touched.has(name) || known[name] !== words);
  if (counting.length > 0) return { ok: false, errors: Object.fromEntries(counting) };
  const names = [...touched].filter((name) => Object.hasOwn(values, name)) as (keyof T & string)[];
  const pick = (of: (name: keyof T & string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Partial<T>;
  return {
    ok: true,
    values: pick((name) => values[name]),
    base: pick((name) => (typed[name] === undefined ? record[name] : typed[name].base)),
  };
}

function withLinked(names: readonly string[], groups: readonly (readonly string[])[]): Set<string> {
  const isTouched = (group: readonly string[]) => group.some((name) => names.includes(name));
  return new Set([...names, ...groups.filter(isTouched).flat()]);
}

function hasAny(errors: FieldErrors): boolean {
  return Object.keys(errors).length > 0;
}
