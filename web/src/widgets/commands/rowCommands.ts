/** What can be done in any list: going from row to row, opening one, selecting. */
import { CheckCheck, ChevronDown, ChevronUp, ListChecks, Pencil, X } from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import { rowsIn, sameControl } from '../../ui/rows/rowSteps.ts';
import { openRecord } from '../openRecord.ts';
import { leaveSelection } from './leaveSelection.ts';
import type { Target } from './target.ts';

const where = 'Rows';

export function rowCommands(target: Target): Command[] {
  return [...stepCommands(target), ...selectCommands(target)];
}

function stepCommands({ row, scene }: Target): Command[] {
  const step = (by: 1 | -1) => () => {
    const rows = rowsIn(document.querySelector('main') ?? document);
    const at = row === null ? -1 : rows.indexOf(row.element);
    const next = rows[row === null ? 0 : at + by];
    const control = document.activeElement;
    const to = row === null || control === null ? sameFirst(next) : sameControl(control, row.element, next);
    to?.focus();
    to?.scrollIntoView({ block: 'nearest' });
  };
  const applies = () => document.querySelector('main [data-row]') !== null;
  return [
    { id: 'rows.next', where, name: 'Next row', icon: ChevronDown, keys: ['j'], repeats: true, applies, act: step(1) },
    {
      id: 'rows.previous',
      where,
      name: 'Previous row',
      icon: ChevronUp,
      keys: ['k'],
      repeats: true,
      applies,
      act: step(-1),
    },
    {
      id: 'rows.edit',
      where,
      name: 'Edit',
      also: ['open', 'change'],
      icon: Pencil,
      keys: ['e'],
      applies: () => row !== null && (scene?.selection.ids() ?? null) === null,
      act: () => row && openRecord(row),
    },
  ];
}

const sameFirst = (row: HTMLElement | undefined) => row && sameControl(row, row, row);

function selectCommands({ row, scene }: Target): Command[] {
  const canPick = () => scene !== null && row?.canPick === true;
  const isSelecting = () => scene !== null && scene.selection.ids() !== null;
  return [
    {
      id: 'rows.select',
      where,
      name: 'Select',
      icon: ListChecks,
      keys: ['x'],
      applies: canPick,
      act: () => scene?.selection.toggle(row?.id ?? ''),
    },
    {
      id: 'rows.selectTo',
      where,
      name: 'Select from the last one to here',
      icon: ListChecks,
      keys: ['Shift+x'],
      applies: canPick,
      act: () => scene?.selection.extendTo(row?.id ?? '', scene.shown()),
    },
    {
      id: 'rows.selectAll',
      where,
      name: 'Select all shown',
      icon: CheckCheck,
      keys: ['Mod+a'],
      applies: () => canPick() || isSelecting(),
      act: () => scene?.selection.add(scene.shown()),
    },
    {
      id: 'rows.leave',
      where,
      name: 'Leave the selection',
      icon: X,
      keys: ['Escape'],
      applies: () => isSelecting() && document.querySelector('dialog[open]') === null,
      act: () => scene && leaveSelection(scene),
    },
  ];
}
