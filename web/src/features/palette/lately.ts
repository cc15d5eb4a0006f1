/** What was chosen in the palette lately on this device, the last first. */

const key = 'holdfast.palette';
const most = 5;

export function chosenLately(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function noteChosen(id: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([id, ...chosenLately().filter((other) => other !== id)].slice(0, most)));
  } catch {}
}
