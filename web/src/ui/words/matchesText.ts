/** Whether a record has all the words that are searched for, whatever their case and accents. */
export function matchesText(texts: readonly (string | null | undefined)[], search: string): boolean {
  const within = fold(texts.filter(Boolean).join('\n'));
  return fold(search)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}
