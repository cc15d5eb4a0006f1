/** An action of the history as a person would say it. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { readAny } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import type { ActionRow } from '../data/history/actions.ts';
import { own } from '../data/recordName.ts';
import { countWords, kindWord, recordTitle, storedFieldWords } from './recordWords.ts';

/** "Added sale “Lamp”", "Changed notes of “Roast”", "Changed 3 records". */
export async function actionWords(device: Device, { words, deeds }: ActionRow): Promise<string> {
  if (words !== undefined) return words;
  const [deed] = deeds;
  if (deed === undefined) return 'Nothing';
  const { entity, id, fields } = deed;
  if (deeds.length > 1) {
    const kinds = new Set(deeds.map((each) => each.entity));
    const what = kinds.size === 1 ? countWords(entity, deeds.length) : `${deeds.length} records`;
    return deeds.every(({ isNew }) => isNew) ? `Added ${what}` : `Changed ${what}`;
  }
  const title = `“${recordTitle(entity, await readAny(device, entity, id))}”`;
  if (deed.isNew) return `Added ${kindWord(entity).toLowerCase()} ${title}`;
  const deletion = own(fields, deletedField);
  if (deletion !== undefined) return deletion.after === true ? `Deleted ${title}` : `Brought back ${title}`;
  const names = Object.keys(fields).map((name) => storedFieldWords(device, entity, name));
  return `Changed ${names.join(', ')} of ${title}`;
}
