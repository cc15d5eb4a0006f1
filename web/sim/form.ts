/**
 * A form as `RecordForm.tsx` has it, without a screen: opened on a record or for a new one, typed into, saved or given up.
 * The text of a field is its value as JSON.
 */
import { type EntityDefinition, readValues } from '@holdfast/shared/entities/defineEntity';
import { type DraftRow, isDeletedRow, type Row } from '../src/data/database.ts';
import { keepDraft } from '../src/data/drafts.ts';
import { createEntityStore } from '../src/data/entityStore.ts';
import { sameValue } from '../src/data/sameValue.ts';
import type { WriteOutcome } from '../src/data/write.ts';
import { type FormShape, type Shown, type Texts, typeInto } from '../src/ui/form/formTexts.ts';
import { planSave } from '../src/ui/form/planSave.ts';
import { diceId } from './diceId.ts';
import { fieldsOf, releases } from './releases.ts';
import type { Page } from './simWorker.ts';
import type { Turn } from './witness.ts';

type Values = Record<string, unknown>;

export interface Form {
  page: Page;
  entity: EntityDefinition;
  shape: FormShape<Values>;
  draft: DraftRow;
  /** The record as it was when the form was opened. */
  opened: Row | undefined;
  /** As the live query last gave it. */
  shown: Shown<Values>;
  isGone: boolean;
  /** What the person changed, as they know it themselves: what they gave, and what they had before when they began. */
  given: Record<string, { value: unknown; base: unknown }>;
}

/** `record`: null for a new one. */
export async function openForm(turn: Turn, page: Page, entity: string, record: string | null): Promise<Form> {
  const newId = () => diceId(turn.dice, turn.run.world.now());
  const draft = { id: newId(), entity, record: record ?? newId(), isNew: record === null, typed: {}, at: 0 };
  return goOnWith(turn, page, draft, {});
}

/** Opens the form of a draft that was left. */
export async function goOnWith({ device }: Turn, page: Page, draft: DraftRow, given: Form['given']): Promise<Form> {
  const entity: EntityDefinition = releases[device.release][draft.entity as 'todo'];
  const shape = shapeOf(fieldsOf(device.release, draft.entity));
  const blank = { texts: shape.show(readValues(entity, {})), record: null };
  const form: Form = { page, entity, shape, draft, opened: undefined, shown: blank, isGone: false, given };
  form.opened = await lookAgain(form);
  return form;
}

function shapeOf(names: readonly string[]): FormShape<Values> {
  return {
    show: (values) => textsOf(names, values),
    read: (texts) => ({
      values: Object.fromEntries(names.map((name) => [name, JSON.parse(texts[name] ?? 'null')])),
      errors: {},
    }),
    // As an amount and its currency are: who types one hands in both.
    linked: [names.slice(0, 2)],
  };
}

function textsOf(names: readonly string[], values: Values): Texts {
  return Object.fromEntries(names.map((name) => [name, JSON.stringify(values[name])]));
}

/** What the live query of an open form does when something has changed. */
export async function lookAgain(form: Form): Promise<Row | undefined> {
  const { draft, entity, page, shape } = form;
  if (draft.isNew) return undefined;
  const row = await page.device.db.rows(draft.entity).get(draft.record);
  form.isGone = row === undefined || isDeletedRow(row);
  if (row === undefined) return undefined;
  const record: Values = readValues(entity, row.values);
  form.shown = { texts: shape.show(record), record };
  return row;
}

export async function typeValues(form: Form, values: Values): Promise<void> {
  const { given, shown } = form;
  for (const [name, value] of Object.entries(values)) {
    const { base } = given[name] ?? { base: shown.record?.[name] };
    if (sameValue(base, value)) delete given[name];
    else given[name] = { base, value };
  }
  const typed = typeInto(form.draft.typed, textsOf(Object.keys(values), values), shown);
  form.draft = { ...form.draft, typed: { ...typed } };
  await keepDraft(form.page.device, form.draft);
}

/** The same as `save` in `RecordForm.tsx`. */
export async function pressSave({ page, entity, shape, draft, shown, isGone }: Form): Promise<WriteOutcome> {
  const plan = planSave(shape, draft.typed, shown);
  if (!plan.ok) throw new Error('a form refuses what it can read');
  const { values, base } = plan;
  const { record } = shown;
  const store = createEntityStore(page.device, entity as EntityDefinition<Record<string, never>>);
  const options = { draft: draft.id };
  if (record === null) return store.add(values, draft.record, options);
  if (!isGone) return store.edit(draft.record, values, base, options);
  return store.bringBack(draft.record, { values, base, lastSeen: record }, options);
}
