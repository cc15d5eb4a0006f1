/**
 * The records of the demo: a small roastery by the sea that does not exist, some thirty records around today.
 * Pure: the same day, zone and currency give the same records.
 */

import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import { currencyDigits } from '@holdfast/shared/values/currencyDigits';

export interface DemoRecord {
  entity: 'todo' | 'sale' | 'event' | 'link' | 'expense';
  values: Readonly<Record<string, unknown>>;
}

export interface DemoSetting {
  today: CivilDate;
  zone: string;
  currency: string;
  /** Device milliseconds, for what is already done. */
  now: number;
}

export function demoRecords({ today, zone, currency, now }: DemoSetting): DemoRecord[] {
  const day = (distance: number) => addDays(today, distance);
  const price = (whole: number) => Math.round(whole * 10 ** currencyDigits(currency));
  const order = (place: number) => `a${place}`;

  const todo = (place: number, title: string, due: number | null, more: object = {}): DemoRecord => ({
    entity: 'todo',
    values: { title, due: due === null ? null : day(due), order: order(place), ...more },
  });
  const sale = (place: number, item: string, customer: string, values: object): DemoRecord => ({
    entity: 'sale',
    values: { item, customer, number: `D-${place}`, currency, ...values },
  });
  const event = (title: string, distance: number, from: string, to: string, place: string): DemoRecord => ({
    entity: 'event',
    values: { title, start: `${day(distance)}T${from}`, end: `${day(distance)}T${to}`, zone, place },
  });
  const link = (place: number, title: string, url: string, group: string, icon = ''): DemoRecord => ({
    entity: 'link',
    values: { title, url, group, icon, order: order(place) },
  });
  const expense = (vendor: string, category: string, whole: number, distance: number, method: string): DemoRecord => ({
    entity: 'expense',
    values: { vendor, category, amount: price(whole), currency, date: day(distance), method },
  });

  return [
    todo(0, 'Send the invoice to Café Ebb', -2, { priority: 3 }),
    todo(1, 'Roast the Friday blend', 0, { priority: 2, dueTime: '09:30' }),
    todo(2, 'Call the sack supplier', 0, { list: 'Supply' }),
    todo(3, 'Water the fig tree', 0),
    todo(4, 'Photograph the new tins', null, { list: 'Shop' }),
    todo(5, 'Find a better name for the winter blend', null),
    todo(6, 'Renew the market stall', 4, { list: 'Shop', priority: 1 }),
    todo(7, 'Order labels', 9, { list: 'Supply' }),
    todo(8, 'Clean the grinder', -1, { done: true, doneAt: now - 20 * 3_600_000 }),
    sale(1, 'House blend, 1 kg', 'Café Ebb', { quantity: 6, unitPrice: price(28), date: day(-2), due: day(12) }),
    sale(2, 'Tasting for eight', 'Studio Nordlicht', { unitPrice: price(240), date: day(-1), status: 'paid' }),
    sale(3, 'Enamel mugs', 'Market stall', { quantity: 9, unitPrice: price(14.5), date: today, status: 'paid' }),
    sale(4, 'Decaf, by weight', 'Mrs Tangen', { quantity: 0.75, unitPrice: price(31), date: today, status: 'paid' }),
    sale(5, 'Grinder service', 'Bakery Flut', { unitPrice: price(85), date: day(-16), due: day(-2) }),
    event('Cupping with the new harvest', 0, '15:00', '16:30', 'Back room'),
    event('Delivery from the port', 1, '08:00', '09:00', 'Gate 2'),
    event('Call with the growers’ co-op', 2, '17:30', '18:15', ''),
    {
      entity: 'event',
      values: {
        title: 'Harbour market',
        start: `${day(5)}T00:00`,
        end: `${day(6)}T00:00`,
        allDay: true,
        zone,
        place: 'Old quay',
      },
    },
    event('Bookkeeper', 8, '10:00', '11:00', 'Her office'),
    link(0, 'Tide table', 'https://tides.example.org/', 'Every day', '🌊'),
    link(1, 'Green coffee prices', 'https://prices.example.org/coffee', 'Every day'),
    link(2, 'Parcel counter', 'https://parcels.example.com/', 'Every day', '📦'),
    link(3, 'Market office', 'https://market.example.net/stalls', 'Town'),
    link(4, 'Recycling days', 'https://town.example.net/recycling', 'Town', '♻️'),
    expense('Port & Sons', 'Green coffee', 412, -3, 'Transfer'),
    expense('Harbour station', 'Fuel', 58.4, -1, 'Card'),
    expense('Paper & Tin', 'Packaging', 96.25, -2, 'Card'),
    expense('Town works', 'Power', 134.9, -4, 'Direct debit'),
    expense('Stall fee', 'Market', 45, 0, 'Cash'),
    expense('The Ferry Kiosk', 'Lunch', 12.8, 0, 'Card'),
  ];
}
