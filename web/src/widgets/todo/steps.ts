/** Steps of a todo: the lines of its notes that begin with a box, "- [ ] weigh the beans", as people write them elsewhere too. */
export interface Step {
  /** The line of the notes it is, from 0. */
  line: number;
  text: string;
  isDone: boolean;
}

const stepLine = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\]\s+)(\S.*?)(\s*)$/;

export function readSteps(notes: string): Step[] {
  return notes.split('\n').flatMap((text, line): Step[] => {
    const [, , box, , words] = stepLine.exec(text) ?? [];
    return words === undefined ? [] : [{ line, text: words, isDone: box !== ' ' }];
  });
}

/** The notes with that step done, or open again; as they are where that line is none. */
export function toggleStep(notes: string, line: number): string {
  const lines = notes.split('\n');
  const changed = lines[line]?.replace(
    stepLine,
    (_, before: string, box: string, rest: string, words: string, end: string) =>
      `${before}${box === ' ' ? 'x' : ' '}${rest}${words}${end}`,
  );
  return changed === undefined ? notes : lines.with(line, changed).join('\n');
}

/** The notes with every step open again. */
export function openSteps(notes: string): string {
  const done = readSteps(notes).filter(({ isDone }) => isDone);
  return done.reduce((text, { line }) => toggleStep(text, line), notes);
}

/** The notes with one more step, after the last one there is. */
export function addStep(notes: string, text: string): string {
  const lines = notes.trimEnd() === '' ? [] : notes.trimEnd().split('\n');
  const last = readSteps(lines.join('\n')).at(-1)?.line ?? lines.length - 1;
  return lines.toSpliced(last + 1, 0, `- [ ] ${text.replaceAll(/\s+/g, ' ').trim()}`).join('\n');
}

/** "2 of 5 steps"; empty where there are none. */
export function stepWords(notes: string): string {
  const steps = readSteps(notes);
  if (steps.length === 0) return '';
  const done = steps.filter(({ isDone }) => isDone).length;
  return `${done} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
}
