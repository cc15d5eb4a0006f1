/** A link's tile that can be moved: anywhere on it by mouse, by its handle with a finger or keys. */
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { CSS } from '@dnd-kit/utilities';
import { use } from 'react';
import { CarryHandle } from '../../ui/carry/CarryHandle.tsx';
import { CarryContext } from '../../ui/carry/useCarry.ts';
import { RowPick } from '../../ui/rows/Row.tsx';
import drag from './DraggedTile.module.css';
import { DropMark } from './DropMark.ts';
import type { QuickLink } from './definition.ts';
import styles from './Link.module.css';
import { LinkTile } from './LinkTile.tsx';

interface DraggedTileProps {
  link: QuickLink;
  number: number | undefined;
  canMove: boolean;
  hasHandle: boolean;
}

export function DraggedTile({ link, number, canMove, hasHandle }: DraggedTileProps) {
  const { id, title } = link;
  const disabled = use(RowPick) !== null || !canMove;
  const data = { link };
  const { setNodeRef: setTarget } = useDroppable({ id, data, disabled });
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } = useDraggable({
    ...{ id, data, disabled },
  });
  const mark = use(DropMark);
  const carry = use(CarryContext);
  const classes = [
    styles.tile,
    (isDragging || carry?.carried === id) && drag.dragged,
    mark?.id === id && (mark.side === 'before' ? drag.before : drag.after),
  ];
  return (
    <LinkTile
      link={link}
      number={number}
      handle={
        hasHandle && (
          <CarryHandle {...attributes} {...listeners} {...carry?.handle} ref={setActivatorNodeRef} what={title} />
        )
      }
      item={{
        ref(element) {
          setNodeRef(element);
          setTarget(element);
        },
        className: classes.filter(Boolean).join(' '),
        style: { transform: CSS.Translate.toString(transform) },
        onMouseDown: listeners?.onMouseDown as React.MouseEventHandler | undefined,
      }}
    />
  );
}
