/** The text of one form field, without the spaces around it; empty when the field is missing. */
import type { Texts } from './formTexts.ts';

export function formText(texts: Texts, name: string): string {
  return (texts[name] ?? '').trim();
}
