/** What cannot be understood of a rule's own fields is said at each of them; the line "More" is read with the whole rule. */
import type { FieldErrors } from '../ui/form/FormErrors.ts';
import type { Texts } from '../ui/form/formTexts.ts';

const digits = /^[0-9]+$/;

/** Empty where all can be understood. */
export function refuseRule({ path = '', nth = '', chance = '', seconds = '' }: Texts): FieldErrors {
  const isEmptyOr = (text: string, isRight: (text: string) => boolean) => text.trim() === '' || isRight(text.trim());
  const checks = [
    ['path', isEmptyOr(path, (text) => /^\/[^\s*]*\*?$/.test(text)), 'A path begins with / and may end with *'],
    ['nth', isEmptyOr(nth, (text) => digits.test(text) && Number(text) > 0), 'A whole number from 1, or nothing'],
    ['chance', isEmptyOr(chance, (text) => Number(text) >= 0 && Number(text) <= 100), 'A number from 0 to 100'],
    [
      'seconds',
      isEmptyOr(seconds, (text) => Number.isInteger(Number(text) * 1000) && Number(text) > 0),
      'A number above 0',
    ],
  ] as const;
  return Object.fromEntries(checks.filter(([, isRight]) => !isRight).map(([name, , words]) => [name, words]));
}
