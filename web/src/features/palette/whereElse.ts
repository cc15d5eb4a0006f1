/** The piece of a record, apart from its title, that says why it was found: "Notes: …for the Sidamo roast…". */
import { hasWords } from '../../data/search/findRows.ts';
import { markWords } from '../../data/search/markWords.ts';
import { wordsIn } from '../../data/search/wordsIn.ts';
import { fieldWords } from '../../widgets/fieldWords.ts';
import type { Widget } from '../../widgets/widgetDefinition.ts';

const around = 24;
const longest = 72;

export function whereElse(
  widget: Widget,
  values: Readonly<Record<string, unknown>>,
  title: string,
  asked: readonly string[],
): string {
  const missing = asked.filter((word) => !hasWords(wordsIn(title), [word]));
  for (const [name, value] of Object.entries(values)) {
    const text = (Array.isArray(value) ? value : [value]).filter((part) => typeof part === 'string').join(', ');
    if (text === '' || text === title || !missing.some((word) => hasWords(wordsIn(text), [word]))) continue;
    const field = fieldWords(widget, name);
    return `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${pieceOf(text, missing)}`;
  }
  return '';
}

/** What stands around the first word that was found. */
function pieceOf(text: string, asked: readonly string[]): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const [first] = markWords(line, asked);
  const before = first === undefined || first.isMarked ? 0 : first.text.length;
  const start = line.length <= longest || before <= around ? 0 : line.indexOf(' ', before - around) + 1;
  const piece = line.slice(start, start + longest);
  return `${start > 0 ? '…' : ''}${piece}${start + longest < line.length ? '…' : ''}`;
}
