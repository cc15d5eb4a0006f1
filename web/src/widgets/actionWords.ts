/** An action of the history as a person would say it. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { readAny } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import type { ActionRow } from '../data/history/actions.ts';
import { areNew, countDeeds, entitiesOf } from '../data/history/storedDeeds.ts';
import { own } from '../data/recordName.ts';
import { countWords, kindWord, recordTitle, storedFieldWords } from './recordWords.ts';

export interface ActionWords {
  /** "Added sale “Lamp”", "Changed notes of “Roast”", "Changed 3 records". */
  words: string;
  /** What it was done to: "Lamp"; of many records the words again. */
  title: string;
}

export async function actionWords(device: Device, action: ActionRow): Promise<ActionWords> {
  const { words } = action;
  if (countDeeds(action) > 1) {
    const all = words ?? bulkWords(action);
    return { words: all, title: all };
  }
  const [deed] = action.deeds;
  if (deed === undefined) return { words: words ?? 'Nothing', title: words ?? 'Nothing' };
  const { entity, id, fields } = deed;
  const given = Object.entries(fields).map(([name, { before, after }]) => [name, after ?? before] as const);
  const title = recordTitle(entity, await readAny(device, entity, id, Object.fromEntries(given)));
  if (words !== undefined) return { words, title };
  if (deed.isNew) return { words: `Added ${kindWord(entity).toLowerCase()} “${title}”`, title };
  const deletion = own(fields, deletedField);
  if (deletion !== undefined)
    return { words: `${deletion.after === true ? 'Deleted' : 'Brought back'} “${title}”`, title };
  const names = Object.keys(fields).map((name) => storedFieldWords(device, entity, name));
  return { words: `Changed ${names.join(', ')} of “${title}”`, title };
}

function bulkWords(action: ActionRow): string {
  const [entity, ...others] = entitiesOf(action);
  const count = countDeeds(action);
  const what = others.length === 0 ? countWords(entity ?? '', count) : `${count} records`;
  return areNew(action) ? `Added ${what}` : `Changed ${what}`;
}
