/** A currency of the browser's list, shown by code. */
import { SelectField } from './Field.tsx';

export function CurrencyField({ defaultValue }: { defaultValue: string }) {
  const codes = [...new Set([...Intl.supportedValuesOf('currency'), defaultValue])].sort();
  return (
    <SelectField name="currency" label="Currency" defaultValue={defaultValue}>
      {codes.map((code) => (
        <option key={code}>{code}</option>
      ))}
    </SelectField>
  );
}
