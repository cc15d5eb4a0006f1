/** Tags as a form's text and as a list: "beans, Friday market". */
import { visibleText } from '../../ui/words/visibleText.ts';

/** Each once, in whatever case it was written first; a # before one is how people write it elsewhere. */
export function readTags(text: string): string[] {
  const tags = new Map<string, string>();
  for (const part of text.split(/[,;،、，]/)) {
    const tag = visibleText(part).replace(/^#+\s*/, '');
    if (tag !== '' && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

export const showTags = (tags: readonly string[]): string => tags.join(', ');
