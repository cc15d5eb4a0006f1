import { expect, it } from 'vitest';
import { openTestDevice } from '../fakes/openTestDevice.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { hourMs, keptHours, noteHour } from './meterHours.ts';

it('what was sent is noted in the hour it is noted in, once, and forgotten in the end', async () => {
  const { db } = await openTestDevice();
  const send = (requests: number, edits: number) =>
    writeMeta(db, 'totals', { requests, edits, records: 0, received: 0 });
  const hours = async () =>
    (await readMeta(db, 'meterHours'))?.hours.map(({ hour, edits, requests }) => [hour, edits, requests]);
  await noteHour(db, 0);
  expect(await hours()).toBeUndefined();
  await send(5, 50);
  await noteHour(db, 0);
  expect(await hours()).toEqual([]);
  await send(7, 60);
  await Promise.all([noteHour(db, 10 * hourMs), noteHour(db, 10 * hourMs)]);
  await send(8, 61);
  await noteHour(db, 10 * hourMs + 1);
  await send(9, 61);
  await noteHour(db, 11 * hourMs);
  expect(await hours()).toEqual([
    [10, 11, 3],
    [11, 0, 1],
  ]);
  await send(10, 62);
  await noteHour(db, (11 + keptHours) * hourMs);
  expect(await hours()).toEqual([[11 + keptHours, 1, 1]]);
});
