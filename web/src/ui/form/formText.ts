/** The text of one form field as it can be seen: without the spaces around it, empty when nothing shows [FO5]. */
import { visibleText } from '../words/visibleText.ts';
import type { Texts } from './formTexts.ts';

export function formText(texts: Texts, name: string): string {
  return visibleText(texts[name] ?? '');
}
