/** Rows are drawn to another place where their list has the order people gave it [OR1]; one action, which can be taken back. */
import { storeOf } from '../../data/DeviceProvider.tsx';
import type { Device } from '../../data/device.ts';
import { placeRecord } from '../../data/placeRecord.ts';
import { readSiblings } from '../../data/readSiblings.ts';
import type { Notices } from '../../ui/Notices.tsx';
import { type Side, watchDrags } from '../../ui/rows/watchDrags.ts';
import { findWidget } from '../allWidgets.ts';
import { wayBack } from '../wayBack.ts';

/** Until the returned function is called. */
export function dragOrder(device: Device, notices: Notices): () => void {
  return watchDrags({
    async siblingsOf(row) {
      const list = listOf(row);
      if (list === null) return [];
      const rows = [...list.element.querySelectorAll<HTMLElement>('[data-row]')];
      const ids = rows.map(({ dataset }) => dataset.row ?? '');
      const { entity } = list.of;
      const id = row.dataset.row ?? '';
      const found = new Set(await readSiblings(device, { entity, id, by: list.by }, ids));
      return rows.filter((one, at) => one === row || found.has(ids[at] ?? ''));
    },
    async onDrop(row, beside, side) {
      const list = listOf(row);
      if (list === null) return;
      const { entity, title } = list.of;
      const [id = '', other = ''] = [row.dataset.row, beside.dataset.row];
      const [moved, sibling] = await storeOf(device, entity).getAll([id, other]);
      const words = moved && sibling ? movedWords(title(moved), side, title(sibling)) : '';
      const outcome = await placeRecord(device, { entity, id, by: list.by, beside: other, side }, words);
      if (outcome.ok && outcome.action !== null) notices.offerUndo(words, () => wayBack(device, outcome));
      else notices.tell(outcome.ok ? { ok: true } : outcome);
    },
  });
}

const movedWords = (title: string, side: Side, other: string) =>
  `Moved “${title}” ${side === 'before' ? 'above' : 'below'} “${other}”`;

function listOf(row: HTMLElement) {
  const element = row.closest<HTMLElement>('[data-ordered]');
  const of = findWidget(row.dataset.entity ?? '');
  return element === null || of === undefined ? null : { element, of, by: element.dataset.ordered?.split(' ') ?? [] };
}
