/**
 * What another app shared with this one, taken out of the address it comes by, "/add?title=…&text=…&url=…", and kept as
 * the capture line's draft: from then on it is typed text like any other [AP2] [FO4].
 */
import { link } from '@holdfast/shared/entities/link';
import type { Device } from '../../data/device.ts';
import { storageRoom } from '../../data/storageRoom.ts';
import { type Choices, free, lineDrafts } from './useLine.ts';

/** The address shared things come by. */
export const sharePath = '/add';

/** All of what was shared in one line, said once: many apps put the address into the text as well. Empty for nothing. */
export function sharedLine(query: URLSearchParams): string {
  const said: string[] = [];
  for (const name of ['title', 'text', 'url']) {
    const part = (query.get(name) ?? '').replace(/\s+/g, ' ').trim();
    if (part === '' || said.some((other) => says(other, part))) continue;
    said.splice(0, said.length, ...said.filter((other) => !says(part, other)), part);
  }
  return said.join(' ');
}

/** Whether a text has another one's words in a row. */
const says = (text: string, other: string) => ` ${text} `.includes(` ${other} `);

/**
 * Once the line's draft is on the device, whatever was shared may leave the address. The same, come by again (a second
 * tab, a reload in between), is kept once. Answers what does not fit on the device, for the line alone; else nothing.
 */
export async function takeShared(device: Device, query: URLSearchParams): Promise<string | undefined> {
  const text = sharedLine(query);
  if (text === '') return undefined;
  const { db, newId, now } = device;
  const choices: Choices = { ...free, kind: /\bhttps?:\/\//i.test(text) ? link.name : null };
  const typed = { line: { text, from: '', base: choices } };
  const begun = { id: newId(), entity: lineDrafts, record: newId(), isNew: true, typed, at: now() };
  try {
    await db.transaction('rw', db.drafts, async () => {
      const left = await db.drafts.where('entity').equals(lineDrafts).toArray();
      const same = left.find(({ typed: { line } }) => line?.text === text);
      await db.drafts.put({ ...(same ?? begun), at: now() });
    });
    return undefined;
  } catch (error) {
    storageRoom.nullWhenFull(error);
    return text;
  }
}
