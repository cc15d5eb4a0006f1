/**
 * Tiles that can be moved by mouse, finger and keys, each step said. While one is on its way a line shows where it would
 * stand; put down there it is placed beside the other [OR1], in that one's group, as one action.
 */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragMoveEvent,
  MouseSensor,
  TouchSensor,
  useDndContext,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, use, useState } from 'react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { placeRecord, type Side } from '../../data/placeRecord.ts';
import { type Carry, isHome } from '../../ui/carry/stepCarry.ts';
import { CarryContext, type CarryStep, carryInstructions, useCarry } from '../../ui/carry/useCarry.ts';
import { useNotices } from '../../ui/Notices.tsx';
import { wayBack } from '../wayBack.ts';
import { DropMark } from './DropMark.ts';
import { links, type QuickLink } from './definition.ts';
import { dropSide } from './dropPlace.ts';
import { layoutOf } from './layoutOf.ts';

interface DragTilesProps {
  /** The index they are in the order of. */
  by: readonly ('group' | 'order')[];
  children: ReactNode;
}

export function DragTiles({ by, children }: DragTilesProps) {
  const place = usePlace(by);
  const [drop, setDrop] = useState<Drop | null>(null);
  // A press that does not move is none of a drag's.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 6 } }),
  );
  const mark = (event: DragMoveEvent) => {
    const next = dropOf(event);
    setDrop((known) => (known?.beside.id === next?.beside.id && known?.side === next?.side ? known : next));
  };
  const put = (found: Drop | null) => {
    setDrop(null);
    if (found !== null) void place(found).catch(reportError);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragMove={mark}
      onDragOver={mark}
      onDragEnd={(event) => put(dropOf(event))}
      onDragCancel={() => put(null)}
      accessibility={{ announcements, screenReaderInstructions: { draggable: carryInstructions } }}
    >
      <DropMark value={drop && { id: drop.beside.id, side: drop.side }}>
        <CarriedTiles onDrop={put}>{children}</CarriedTiles>
      </DropMark>
    </DndContext>
  );
}

/** The same by keys. */
function CarriedTiles({ onDrop, children }: { onDrop(drop: Drop): void; children: ReactNode }) {
  const { droppableContainers } = useDndContext();
  const linkAt = (id: string) => droppableContainers.get(id)?.data.current?.link as QuickLink | undefined;
  const dropAt = ({ row, over, side }: Carry): Drop | null => {
    const [moved, beside] = [linkAt(row), linkAt(over)];
    return moved && beside && moved !== beside ? { moved, beside, side } : null;
  };
  const { carry, said, context } = useCarry({
    words: (of, step) => dropWords(linkAt(of.row), dropAt(of), step),
    onDrop(of) {
      const drop = dropAt(of);
      if (drop !== null) onDrop(drop);
    },
  });
  const drawn = use(DropMark);
  const carried = carry === null || isHome(carry) ? null : { id: carry.over, side: carry.side };
  return (
    <CarryContext value={context}>
      <p aria-live="polite" className="visually-hidden">
        {said}
      </p>
      <DropMark value={drawn ?? carried}>{children}</DropMark>
    </CarryContext>
  );
}

interface Drop {
  moved: QuickLink;
  beside: QuickLink;
  side: Side;
}

const linkOf = (of: { data: { current?: Record<string, unknown> | undefined } } | null) =>
  of?.data.current?.link as QuickLink | undefined;

/** Null where it is over nothing, or over its own place. */
function dropOf({ active, over }: Pick<DragEndEvent, 'active' | 'over'>): Drop | null {
  const [moved, beside, box] = [linkOf(active), linkOf(over), active.rect.current.translated];
  if (moved === undefined || beside === undefined || moved.id === beside.id || over === null || box === null)
    return null;
  return { moved, beside, side: dropSide(box, over.rect, layoutOf(over.rect)) };
}

const say = (step: CarryStep) => (event: Pick<DragEndEvent, 'active' | 'over'>) =>
  dropWords(linkOf(event.active), dropOf(event), step);

const announcements: Announcements = {
  onDragStart: ({ active }) => dropWords(linkOf(active), null, 'taken'),
  onDragOver: say('goes'),
  onDragEnd: say('put'),
  onDragCancel: ({ active }) => dropWords(linkOf(active), null, 'back'),
};

function dropWords(moved: QuickLink | undefined, drop: Drop | null, step: CarryStep): string | undefined {
  if (moved === undefined) return undefined;
  if (step === 'taken') return `${moved.title} is taken up`;
  if (drop === null || step === 'back') return `${moved.title} is back in its place`;
  const { beside, side } = drop;
  const word = step === 'goes' ? 'goes' : 'is put down';
  return `${moved.title} ${word} ${side} ${beside.title}${beside.group === '' ? '' : ` in ${beside.group}`}`;
}

function usePlace(by: DragTilesProps['by']) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  return async ({ moved, beside, side }: Drop) => {
    const { entity } = links;
    const into =
      beside.group === moved.group ? '' : beside.group === '' ? ' out of its group' : ` to “${beside.group}”`;
    const words = `Moved “${moved.title}”${into}`;
    const outcome = await placeRecord(device, { entity, id: moved.id, by, beside: beside.id, side }, words);
    if (!outcome.ok) tell(outcome);
    else if (outcome.action !== null) offerUndo(words, () => wayBack(device, outcome));
  };
}
