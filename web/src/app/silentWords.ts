/** What a person is told of a storage that does not answer: what is not saved, what is safe, what to do [AP6]. */
export function silentWords(changes: number): string {
  if (changes === 0) {
    return 'This device’s storage does not answer. Everything you saved is safe: close every Holdfast tab and the browser, then open it again.';
  }
  const waiting = changes === 1 ? '1 change is' : `${changes} changes are`;
  return `This device’s storage does not answer: ${waiting} not saved yet, everything before is safe. Copy what you typed, close every Holdfast tab and the browser, then open it again.`;
}
