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
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { placeRecord, type Side } from '../../data/placeRecord.ts';
import { useNotices } from '../../ui/Notices.tsx';
import { wayBack } from '../wayBack.ts';
import { DropMark } from './DropMark.ts';
import { links, type QuickLink } from './definition.ts';
import { dropSide } from './dropPlace.ts';
import { layoutOf } from './layoutOf.ts';
import { stepToTile } from './stepToTile.ts';

interface DragTilesProps {
  /** The index they are in the order of. */
  by: readonly ('group' | 'order')[];
  children: ReactNode;
}

export function DragTiles({ by, children }: DragTilesProps) {
  const place = usePlace(by);
  const [drop, setDrop] = useState<Drop | null>(null);
  const isMoving = useRef(false);
  const keys = useRef<HTMLDivElement>(null);
  // A press that does not move is none of a drag's.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: stepToTile }),
  );
  useEffect(() => {
    const area = keys.current;
    /** They move the tile, not the focus. */
    const claim = (event: KeyboardEvent) => isMoving.current && event.preventDefault();
    area?.addEventListener('keydown', claim, { capture: true });
    return () => area?.removeEventListener('keydown', claim, { capture: true });
  }, []);
  const mark = (event: DragMoveEvent) => {
    const next = dropOf(event);
    setDrop((known) => (known?.beside.id === next?.beside.id && known?.side === next?.side ? known : next));
  };
  const end = (event: DragEndEvent | null) => {
    isMoving.current = false;
    setDrop(null);
    const found = event && dropOf(event);
    if (found) void place(found).catch(reportError);
  };
  return (
    <div ref={keys}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={() => {
          isMoving.current = true;
        }}
        onDragMove={mark}
        onDragOver={mark}
        onDragEnd={end}
        onDragCancel={() => end(null)}
        accessibility={{ announcements, screenReaderInstructions: { draggable: instructions } }}
      >
        <DropMark value={drop && { id: drop.beside.id, side: drop.side }}>{children}</DropMark>
      </DndContext>
    </div>
  );
}

interface Drop {
  moved: QuickLink;
  beside: QuickLink;
  side: Side;
}

const instructions = 'Space takes a link up and puts it down, arrows move it meanwhile, Escape puts it back.';

const linkOf = (of: { data: { current?: Record<string, unknown> | undefined } } | null) =>
  of?.data.current?.link as QuickLink | undefined;

/** Null where it is over nothing, or over its own place. */
function dropOf({ active, over }: Pick<DragEndEvent, 'active' | 'over'>): Drop | null {
  const [moved, beside, box] = [linkOf(active), linkOf(over), active.rect.current.translated];
  if (moved === undefined || beside === undefined || moved.id === beside.id || over === null || box === null)
    return null;
  return { moved, beside, side: dropSide(box, over.rect, layoutOf(over.rect)) };
}

const announcements: Announcements = {
  onDragStart: ({ active }) => `${linkOf(active)?.title} is taken up`,
  onDragOver: (event) => sayDrop(event, 'goes'),
  onDragEnd: (event) => sayDrop(event, 'is put down') ?? `${linkOf(event.active)?.title} is back in its place`,
  onDragCancel: ({ active }) => `${linkOf(active)?.title} is back in its place`,
};

function sayDrop(event: Pick<DragEndEvent, 'active' | 'over'>, word: string): string | undefined {
  const drop = dropOf(event);
  if (drop === null) return undefined;
  const { moved, beside, side } = drop;
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
