/** Three years of a small shop as records: the same ones for the same count and day, in the app and on the bare page. */
import { formatStamp } from '@holdfast/shared/clock/stamp';
import { createDice } from '@holdfast/sync-server/bench/kit/sampleTodo.ts';

export interface ShopRecord {
  entity: string;
  id: string;
  fields: Record<string, [value: unknown, stamp: string]>;
}

/** How a shop's records divide; a person has a screenful of links, however much else there is. */
const shares = { todo: 0.3, sale: 0.27, expense: 0.27, event: 0.16 } as const;
const mostLinks = 60;
const dayMs = 86_400_000;
const years = 3;
const node = '0123456789abcdef';

const goods = ['Lamp', 'Chair', 'Stool', 'Bench', 'Shelf', 'Mirror', 'Clock', 'Vase', 'Rug', 'Desk'];
const people = ['Anna', 'Bjorn', 'Chiara', 'Dilek', 'Emil', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kofi', 'Lea'];
const categories = ['Fuel', 'Rent', 'Wood', 'Tools', 'Post', 'Food', 'Travel', 'Taxes'];
const lists = ['', 'Workshop', 'Office', 'Customers'];

/** `today`: milliseconds of its midnight, UTC. The nth sale of all has "no. n" in its name, counted from the newest. */
export function* shopRecords(count: number, today: number): Generator<ShopRecord> {
  const dice = createDice(count);
  const pick = <T>(from: readonly T[]) => from[Math.floor(dice() * from.length)] as T;
  const day = (offset: number) => new Date(today + Math.round(offset) * dayMs).toISOString().slice(0, 10);
  const past = (n: number, of: number) => -Math.floor((n / of) * years * 365);
  const many = (share: number) => Math.max(30, Math.round(share * count));
  let made = 0;
  const record = (entity: string, values: Record<string, unknown>): ShopRecord => {
    made += 1;
    const stamp = formatStamp({ millis: today - years * 365 * dayMs + made, counter: 0, node });
    const fields = Object.entries(values).map(([name, value]) => [name, [value, stamp]]);
    return { entity, id: idOf(made, dice), fields: Object.fromEntries(fields) };
  };
  const order = (n: number) => `a${String(n).padStart(6, '0')}5`;

  const todos = many(shares.todo);
  for (let n = 0; n < todos; n += 1) {
    // One in ten is open, and never fewer than a screenful.
    const done = n >= Math.max(30, todos / 10);
    yield record('todo', {
      title: `Ask ${pick(people)} about the ${pick(goods).toLowerCase()}, matter ${n}`,
      done,
      doneAt: done ? today + past(n, todos) * dayMs + Math.floor(dice() * dayMs) : null,
      due: n % 3 === 0 ? null : day(done ? past(n, todos) : (n % 60) - 3),
      priority: n % 4,
      list: pick(lists),
      order: order(n),
    });
  }
  const sales = many(shares.sale);
  for (let n = 0; n < sales; n += 1) {
    const date = past(n, sales);
    yield record('sale', {
      number: `A-${sales - n}`,
      date: day(date),
      customer: pick(people),
      item: `${pick(goods)} no. ${n}`,
      quantity: 1 + (n % 5),
      unitPrice: 500 + Math.floor(dice() * 40_000),
      currency: 'EUR',
      status: date > -30 && n % 3 === 0 ? 'unpaid' : n % 50 === 0 ? 'refunded' : 'paid',
      due: day(date + 14),
    });
  }
  const expenses = many(shares.expense);
  for (let n = 0; n < expenses; n += 1) {
    yield record('expense', {
      date: day(past(n, expenses)),
      amount: 100 + Math.floor(dice() * 20_000),
      currency: 'EUR',
      category: pick(categories),
      vendor: `${pick(people)} & Co.`,
      method: 'Card',
    });
  }
  const events = many(shares.event);
  for (let n = 0; n < events; n += 1) {
    // A few always lie in the days ahead, the rest from two years ago to one from now.
    const on = day(n < 10 ? n : (n / events) * years * 365 - 2 * 365);
    const hour = String(8 + (n % 10)).padStart(2, '0');
    yield record('event', {
      title: `Tasting with ${pick(people)}, ${n}`,
      start: `${on}T${hour}:00`,
      end: `${on}T${hour}:45`,
      zone: 'Europe/Berlin',
      place: 'Harbour hall',
    });
  }
  for (let n = 0; n < mostLinks; n += 1) {
    const values = { url: `https://example.org/${n}`, title: `Supplier ${n}`, group: pick(lists), order: order(n) };
    yield record('link', values);
  }
}

/** A UUID v7 by its looks: ids made after one another lie side by side. */
function idOf(n: number, dice: () => number): string {
  const hex = (digits: number) =>
    Math.floor(dice() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const time = (0x018f_0000_0000 + n).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}
