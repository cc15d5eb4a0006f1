/** What is said of records the server fails on: what is safe, what is missing, and that nothing need be done. */

/** `alone`: how many of the `unsent` records are tried by themselves. Empty when none is. */
export function aloneWords(alone: number, unsent: number): string {
  // Of an edit that took a record back among the others the engine hears only when its turn comes.
  const failing = Math.min(alone, unsent);
  if (failing === 0) return '';
  const [which, what] =
    failing === 1
      ? ['1 of these', 'it stays here, holds up nothing else, and is tried again by itself']
      : [`${failing} of these`, 'they stay here, hold up nothing else, and are tried again by themselves'];
  return `All of this is saved on this device. The server fails on ${which}: ${what}.`;
}
