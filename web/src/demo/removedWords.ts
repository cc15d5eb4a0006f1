/** What is said when the demo has been taken away. `kept`: how many of its records stay because somebody changed them. */
export function removedWords(kept: number): string {
  if (kept === 0) return 'Demo data removed';
  return kept === 1
    ? 'Demo data removed; 1 record was changed and stays'
    : `Demo data removed; ${kept} records were changed and stay`;
}
