/** People at a form while others are at the same record, in another tab or on another device. */
import { leftDrafts } from '../src/data/drafts.ts';
import type { WriteOutcome } from '../src/data/write.ts';
import { Broken } from '../src/lab/broken.ts';
import { someEntity, valuesFor } from './edits.ts';
import { type Form, goOnWith, lookAgain, openForm, typeValues } from './form.ts';
import { meanwhile, someRecord, type Target } from './others.ts';
import { fieldsOf, hasManyValues } from './releases.ts';
import { saveForm } from './saveForm.ts';
import { livePage, onPage, type Turn } from './witness.ts';

const second = 1000;
const minute = 60 * second;

export async function formWhileOthersEdit(turn: Turn, isSameField: boolean): Promise<void> {
  const { dice } = turn;
  const form = await openSome(turn);
  if (form === null) return;
  const names = fieldsOfForm(turn, form);
  const mine = dice.pick(names.filter(hasManyValues));
  const others = names.filter((name) => name !== mine);
  const theirs = isSameField ? mine : dice.pick(others.some(hasManyValues) ? others.filter(hasManyValues) : others);
  if (!(await enter(turn, form, [mine]))) return;
  await meanwhile(turn, targetOf(form), valuesFor(turn, [theirs]));
  // A form may be saved before its live query has answered.
  if (dice.oneIn(2)) await onPage(form.page, () => lookAgain(form));
  if (dice.oneIn(3)) await enter(turn, form, [dice.pick(names)]);
  await saveForm(turn, form, dice.oneIn(4) ? 2 : 1);
}

export async function formOnDeleted(turn: Turn): Promise<void> {
  const { dice, run, step } = turn;
  const givesUp = !run.isNew(step.kind) && dice.oneIn(4);
  const form = await openSome(turn);
  if (form === null || !(await enter(turn, form, [dice.pick(fieldsOfForm(turn, form))]))) return;
  await meanwhile(turn, targetOf(form), { deleted: true });
  if (dice.oneIn(2)) await onPage(form.page, () => lookAgain(form));
  if (givesUp) await saveForm(turn, form);
  else await saveOrBringBack(turn, form);
}

/** Who hears that the record is gone presses again, by then to bring it back. */
async function saveOrBringBack(turn: Turn, form: Form): Promise<WriteOutcome | null> {
  const outcome = await saveForm(turn, form);
  if (outcome?.ok !== false || outcome.reason !== 'gone') return outcome;
  await onPage(form.page, () => lookAgain(form));
  return saveForm(turn, form, turn.dice.oneIn(4) ? 2 : 1);
}

/** The draft outlives its page, an update, a restored database; not an evicted device. */
export async function formLeft(turn: Turn): Promise<void> {
  const { dice, run, device } = turn;
  const form = await openSome(turn, dice.oneIn(3));
  if (form === null || !(await enter(turn, form, [dice.pick(fieldsOfForm(turn, form))]))) return;
  const { id, entity } = form.draft;
  const isKept = await onPage(form.page, async ({ device: { db } }) => (await db.drafts.get(id)) !== undefined);
  const { factory } = device.storage;
  const goOn = async () => {
    if (device.storage.factory !== factory || isKept !== true) return;
    const page = livePage(device, dice);
    const left = await onPage(page, (here) => leftDrafts(here.device, entity));
    if (page === null || left === null) return run.later(20 * second, goOn);
    const draft = left.find((other) => other.id === id);
    if (draft === undefined)
      throw new Broken('FO4', `what was typed into a form of ${entity} on ${device.name} is gone`);
    const again = await onPage(page, () => goOnWith(turn, page, draft, form.given));
    if (again === null) return run.later(20 * second, goOn);
    if (dice.oneIn(3)) await enter(turn, again, [dice.pick(fieldsOfForm(turn, again))]);
    if ((await saveOrBringBack(turn, again))?.ok) run.struck('form_left');
  };
  run.later(10 * second + dice.below(dice.oneIn(2) ? minute : 5 * minute), goOn);
}

/** A new record, and a person who presses twice. */
export async function pressedTwice(turn: Turn): Promise<void> {
  const form = await openSome(turn, true);
  if (form !== null && (await enter(turn, form, fieldsOfForm(turn, form)))) await saveForm(turn, form, 2);
}

function targetOf({ draft }: Form): Target {
  return { entity: draft.entity, id: draft.record };
}

const fieldsOfForm = ({ device }: Turn, { draft }: Form) => fieldsOf(device.release, draft.entity);

/** Null when nobody could. */
async function openSome(turn: Turn, isNew = false): Promise<Form | null> {
  const page = livePage(turn.device, turn.dice);
  if (page === null) return null;
  const target = isNew ? { entity: someEntity(turn), id: null } : await someRecord(turn, page);
  return target && onPage(page, () => openForm(turn, page, target.entity, target.id));
}

async function enter(turn: Turn, form: Form, names: readonly string[]): Promise<boolean> {
  const typed = onPage(form.page, async () => {
    await typeValues(form, valuesFor(turn, names));
    return true;
  });
  return (await typed) ?? false;
}
