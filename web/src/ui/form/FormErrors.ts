/** What is wrong with each field of the form around, by field name. */
import { createContext } from 'react';

export type FieldErrors = Readonly<Record<string, string>>;

export const FormErrors = createContext<FieldErrors>({});
