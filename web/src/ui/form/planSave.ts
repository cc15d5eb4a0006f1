/** What a save writes of what was typed, or what is wrong with it [FO1]. */
import type { FieldErrors } from './FormErrors.ts';
import { type FormShape, type Shown, type Typed, textsOf } from './formTexts.ts';

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
