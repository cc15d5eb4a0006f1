/** A currency of the browser's list, shown by code. */
import { SelectField } from './Field.tsx';
import { useFormTexts } from './FormTextsContext.ts';

export function CurrencyField() {
  const { currency = '' } = useFormTexts();
  const codes = [...new Set([...Intl.supportedValuesOf('currency'), currency])].sort();
  return (
    <SelectField name="currency" label="Currency">
      {codes.map((code) => (
        <option key={code}>{code}</option>
      ))}
    </SelectField>
  );
}
