/** The texts of the form around a field, and how a field changes them. */
import { createContext, use } from 'react';
import type { Texts } from './formTexts.ts';

export interface FormTexts {
  texts: Texts;
  change(changes: Texts): void;
}

export const FormTextsContext = createContext<FormTexts | null>(null);

/** All texts of the form around. */
export function useFormTexts(): Texts {
  return use(FormTextsContext)?.texts ?? {};
}
