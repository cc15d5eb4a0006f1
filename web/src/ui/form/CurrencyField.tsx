/** A currency by its code, which the list can be searched by, and its name. */
import { useMemo } from 'react';
import { wordLocale } from '../locale.ts';
import { type CurrencyChoice, listCurrencies } from '../money/currencies.ts';
import { SelectField } from './Field.tsx';
import { useFormTexts } from './FormTextsContext.ts';

export function CurrencyField() {
  const { currency = '' } = useFormTexts();
  const options = useMemo(() => <CurrencyOptions chosen={currency} />, [currency]);
  return (
    <SelectField name="currency" label="Currency">
      {options}
    </SelectField>
  );
}

/** A code that is stored and that this browser does not know is still one. */
export function CurrencyOptions({ chosen }: { chosen: string }) {
  const { current, others } = listCurrencies(wordLocale());
  const isListed = [...current, ...others].some(({ code }) => code === chosen);
  return (
    <>
      {chosen !== '' && !isListed && <option value={chosen}>{chosen}</option>}
      {current.map(toOption)}
      <optgroup label="Not in circulation">{others.map(toOption)}</optgroup>
    </>
  );
}

function toOption({ code, name }: CurrencyChoice) {
  return (
    <option key={code} value={code}>
      {name === code ? code : `${code} · ${name}`}
    </option>
  );
}
