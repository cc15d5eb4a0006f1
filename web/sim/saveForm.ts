/** Save as a person presses it, once or twice at once: the record shows what they did and nothing else [FO1, FO2, FO3, FO4]. */
import { readValue } from '@holdfast/shared/entities/defineEntity';
import type { Row } from '../src/data/database.ts';
import { sameValue } from '../src/data/sameValue.ts';
import type { WriteOutcome } from '../src/data/write.ts';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import { type Form, pressSave } from './form.ts';
import { onPage, type Seen, type Turn, witness } from './witness.ts';

/** Null when the page does not answer. */
export async function saveForm(turn: Turn, form: Form, presses = 1): Promise<WriteOutcome | null> {
  const { page, draft, given } = form;
  const { entity, record: id } = draft;
  const words = `form of ${Object.keys(given)}`;
  const fields = (before: Row | undefined) => fieldsOfSave(form, before);
  const seen = await witness(turn, page, { entity, id, words, fields, act: () => press(form, presses) });
  if (seen === null) return null;
  if (seen.outcome.ok) await onPage(page, () => checkSaved(turn, form, seen));
  else if (seen.outcome.reason === 'gone' && !isDeletedRow(seen.before))
    throw new Broken('FO2', `${entity} ${id} is said to be gone, and it is there`);
  if (presses > 1 && Object.keys(seen.fresh).length > 0) turn.run.struck('pressed_twice');
  return seen.outcome;
}

async function press(form: Form, presses: number): Promise<WriteOutcome> {
  const { entity } = form.draft;
  const before = await form.page.device.db.rows(entity).count();
  const outcomes = await Promise.all(Array.from({ length: presses }, () => pressSave(form)));
  const made = (await form.page.device.db.rows(entity).count()) - before;
  if (made > 1) throw new Broken('FO3', `${presses} presses made ${made} records of ${entity}`);
  return outcomes.find(({ ok }) => !ok) ?? (outcomes[0] as WriteOutcome);
}

/** A new record is written whole; so is one of which nothing is left. */
function fieldsOfSave({ entity, shown, given, isGone }: Form, before: Row | undefined): string[] {
  if (shown.record === null) return Object.keys(entity.fields);
  const whole = before === undefined ? Object.keys(entity.fields) : [];
  return [...Object.keys(given), ...(isGone ? ['deleted', ...whole] : [])];
}

async function checkSaved({ run }: Turn, form: Form, seen: Seen<WriteOutcome>): Promise<void> {
  const { page, draft, entity, shown, isGone, opened } = form;
  const { before, fresh } = seen;
  const where = `${draft.entity} ${draft.record}`;
  if (isDeletedRow(seen.after)) throw new Broken('FO2', `${where} was saved in a form, and it is deleted`);
  if (isDeletedRow(before) && shown.record !== null) {
    if (!isGone) throw new Broken('FO2', `${where} was edited behind the person's back: it was deleted`);
    run.struck('form_on_deleted');
  }
  if ((await page.device.db.drafts.get(draft.id)) !== undefined)
    throw new Broken('FO4', `${where} was saved, and its draft is still there`);
  for (const [name, { value, base }] of Object.entries(form.given)) {
    const here = before && readValue(entity, before.values, name);
    if (before !== undefined && sameValue(here, value)) continue;
    if (fresh[name] === undefined || !sameValue(seen.after?.values[name], value))
      throw new Broken('FO1', `${name} of ${where} was typed and not saved`);
    if (before === undefined || shown.record === null || sameValue(here, base)) continue;
    if (!(await isInDiary(form, name, before.values[name]))) {
      throw new Broken('FO1', `${name} of ${where} was written over unseen, and the diary does not have it`);
    }
    run.struck('form_over_others');
  }
  const others = Object.keys(before?.stamps ?? {}).filter((name) => before?.stamps[name] !== opened?.stamps[name]);
  if (opened !== undefined && others.some((name) => form.given[name] === undefined)) run.struck('form_beside_others');
}

async function isInDiary({ page, draft }: Form, name: string, value: unknown): Promise<boolean> {
  const entries = await page.device.db.diary.toArray();
  const ours = entries.filter(({ by, entity, id }) => by === 'form' && entity === draft.entity && id === draft.record);
  return ours.some(({ changes }) => changes.some((change) => change.name === name && sameValue(change.before, value)));
}
