/** An amount of money. A currency that is typed along with it, and is certainly another one, becomes the form's. */
import type { ComponentProps } from 'react';
import { TextField } from './Field.tsx';
import { typeAmount } from './typeAmount.ts';

export function AmountField(props: Omit<ComponentProps<typeof TextField>, 'inputMode' | 'onType'>) {
  return <TextField inputMode="decimal" {...props} onType={(text, texts) => typeAmount(props.name, text, texts)} />;
}
