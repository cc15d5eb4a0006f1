/**
 * What is typed between the key that opens a text field and the moment the field has the focus: it is meant for the
 * field, so it is kept for it, and no command.
 */
let ahead: { text: string; since: number } | null = null;

/** A field that has not opened by then was not opened. */
const patienceMs = 3000;

/** To be called by what opens a field; `at` as events tell the time. */
export function holdTyping(at: number): void {
  ahead = { text: '', since: at };
}

/** Whether the key was kept for the field. */
export function keepTyped(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'timeStamp'>): boolean {
  if (ahead === null || event.ctrlKey || event.metaKey) return false;
  if (event.timeStamp - ahead.since > patienceMs) {
    ahead = null;
    return false;
  }
  if (event.key === 'Backspace') ahead.text = [...ahead.text].slice(0, -1).join('');
  else if ([...event.key].length === 1) ahead.text += event.key;
  else return false;
  return true;
}

/** Once the field has the focus: what was typed, and from then on it is the field's. */
export function takeTyped(): string {
  const text = ahead?.text ?? '';
  ahead = null;
  return text;
}
