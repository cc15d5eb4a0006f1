/** All links there are, group by group in their order, read a page at a time. */
import { readValues } from '@holdfast/shared/entities/defineEntity';
import type { Device } from '../../../data/device.ts';
import { type PageEdge, readPage } from '../../../data/readPage.ts';
import { links, type QuickLink } from '../definition.ts';

const pageSize = 500;

export async function readAllLinks(device: Device): Promise<QuickLink[]> {
  const { entity } = links;
  const all: QuickLink[] = [];
  let start: PageEdge | null = null;
  do {
    const bounds: { start: PageEdge | null; end: null } = { start, end: null };
    const { rows, next } = await readPage(device, entity, { by: ['group', 'order'] }, bounds, pageSize);
    all.push(...rows.map(({ id, values }) => ({ ...readValues(entity, values), id })));
    start = next;
  } while (start !== null);
  return all;
}
