/** What must be so, while a scenario runs. */
export class DoesNotHold extends Error {}

/** `words`: what is so instead. */
export function must(isSo: boolean, words: string): void {
  if (!isSo) throw new DoesNotHold(words);
}
