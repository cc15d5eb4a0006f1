/** A whole number in at least so many digits: 9, 2 → "09". */
export function inDigits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
