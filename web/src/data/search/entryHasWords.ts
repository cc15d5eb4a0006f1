/** The same test for a record as a screen has it [SE1]. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { Entry } from '../entityStore.ts';
import { toStoredNames } from '../write.ts';
import { askedWords, hasWords } from './findRows.ts';
import { wordsOf } from './wordsOf.ts';

export function entryHasWords<E extends EntityDefinition>(entity: E, entry: Entry<E>, text: string): boolean {
  const asked = askedWords(text);
  if (asked.length === 0) return true;
  const { id: _, ...values } = entry as Entry<E> & Record<string, unknown>;
  return hasWords(wordsOf(entity, { values: toStoredNames(entity, values), stamps: {} }), asked);
}
