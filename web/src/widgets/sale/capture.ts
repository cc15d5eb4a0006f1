/** A sale in the capture line: "3 x Lamp @ 40 for Mrs Tangen, paid, due in two weeks". */
import { addDays } from '@holdfast/shared/values/civilDate';
import { amountText } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { preferences } from '../../ui/preferences.ts';
import { wordsIn } from '../../ui/words/joinWords.ts';
import { blankSpan, type CaptureLine, type CapturePart, fieldText, firstOf, type Token } from '../capturePart.ts';
import { beginsWithDeed } from '../deedWords.ts';
import { addSale } from './addSale.ts';
import { sales } from './definition.ts';
import { saleForm } from './readSale.ts';

const looked = 300;
const status = /(?<=^|[\s\0,;])(paid|unpaid)(?= *(?:$|[\0,;]))/i;
/** Who is named with a capital, to the end of the words. */
const customer = /(?<=^|[\s\0])(?:for|to|für|pour|para) +(\p{Lu}[^\0,;]*?)(?= *(?:$|[\0,;]))/u;

export const capture: CapturePart<typeof sales.entity> = {
  of: sales,
  example: '3 x Lamp @ 40, unpaid, due in two weeks',
  claim({ tokens, rest }) {
    if (beginsWithDeed(rest)) return 0;
    const isCounted = firstOf(tokens, 'quantity') !== undefined;
    const isPriced = tokens.some(
      (token) => token.is === 'price' || (token.is === 'money' && isCounted && token.isNamed),
    );
    return isPriced ? 4 : 0;
  },
  take(line) {
    const { tokens } = line;
    const price = firstOf(tokens, 'price') ?? firstOf(tokens, 'money');
    const days = tokens.filter((token) => token.is === 'day');
    const [due, date] = [days.find(({ isDue }) => isDue), days.find(({ isDue }) => !isDue)];
    const found = [firstOf(tokens, 'quantity'), price, due, date, ...readFields(line, price)];
    return found.filter((token) => token !== undefined);
  },
  texts(title, taken, context) {
    const price = firstOf(taken, 'price') ?? firstOf(taken, 'money');
    const days = taken.filter((token) => token.is === 'day');
    const currency = price?.currency ?? context.currency;
    const quantity = firstOf(taken, 'quantity')?.quantity;
    const [due, date] = [days.find(({ isDue }) => isDue)?.day, days.find(({ isDue }) => !isDue)?.day];
    return {
      item: title,
      unitPrice: price === undefined ? '' : amountText(price.minor, currency),
      customer: fieldText(taken, 'customer'),
      currency,
      ...(quantity !== undefined && { quantity: quantityText(quantity) }),
      ...(fieldText(taken, 'status') === 'paid' && { status: 'paid' }),
      ...(due !== undefined && { due }),
      ...(date !== undefined && { date }),
    };
  },
  blank({ today, currency }) {
    const { saleTerm } = preferences.current();
    const due = saleTerm === null ? {} : { due: addDays(today, saleTerm) };
    return { quantity: '1', currency, date: today, status: 'unpaid', ...due };
  },
  shape: saleForm,
  add: (device, store, values, id, options) => addSale(device, store, values, id, options),
  async readKnown(store) {
    const latest = await store.query({ by: ['date'], reverse: true, limit: looked });
    return { customer: wordsIn(latest.map(({ customer: name }) => name)) };
  },
};

function readFields({ rest: line, typed }: CaptureLine, price: Token | undefined): Token[] {
  const rest = blankSpan(line, price);
  const tokens: Token[] = [];
  const [state, name] = [status.exec(rest), customer.exec(rest)];
  if (state !== null)
    tokens.push(fieldAt('status', state[0].toLowerCase(), state.index, state.index + state[0].length));
  if (name !== null) {
    const to = name.index + name[0].length;
    tokens.push(fieldAt('customer', typed.slice(to - (name[1]?.length ?? 0), to), name.index, to));
  }
  return tokens;
}

const fieldAt = (field: string, text: string, from: number, to: number): Token => ({
  is: 'field',
  field,
  text,
  from,
  to,
});
