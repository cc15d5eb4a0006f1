/**
 * A row that is drawn aside by a finger: past a third of its width, or 96 px, it does what stands behind that edge.
 * Vertical movement stays the page's; a mouse drags nothing.
 */
import { type PointerEvent, useRef, useState } from 'react';

const beginsAt = 12;
const doesAt = 96;

/** By the direction of writing: `forth` towards its end. */
export type SwipeDirection = 'forth' | 'back';

export interface Swipe {
  /** How far the row is drawn, px towards the end of the line; 0 at rest. */
  offset: number;
  direction: SwipeDirection | null;
  /** Letting go now would do it. */
  isFar: boolean;
  handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(): void;
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }): void;
  };
}

export function useSwipe(
  can: (direction: SwipeDirection) => boolean,
  does: (direction: SwipeDirection) => void,
): Swipe {
  const [offset, setOffset] = useState(0);
  const from = useRef<{ x: number; y: number; width: number; sign: number } | null>(null);
  const swiped = useRef(false);
  const direction = offset === 0 ? null : offset > 0 ? 'forth' : 'back';
  const isFar = Math.abs(offset) >= Math.min(doesAt, (from.current?.width ?? 0) / 3);
  const rest = () => {
    from.current = null;
    setOffset(0);
  };
  return {
    offset,
    direction,
    isFar,
    handlers: {
      onPointerDown({ pointerType, isPrimary, clientX, clientY, currentTarget }) {
        swiped.current = false;
        if (pointerType === 'mouse' || !isPrimary) return;
        const sign = getComputedStyle(currentTarget).direction === 'rtl' ? -1 : 1;
        from.current = { x: clientX, y: clientY, width: currentTarget.clientWidth, sign };
      },
      onPointerMove(event) {
        if (from.current === null) return;
        const { x, y, sign } = from.current;
        const moved = (event.clientX - x) * sign;
        if (offset === 0) {
          if (Math.abs(event.clientY - y) > beginsAt) return rest();
          if (Math.abs(moved) < beginsAt) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          swiped.current = true;
        }
        setOffset(can(moved > 0 ? 'forth' : 'back') ? moved : 0);
      },
      onPointerUp() {
        if (direction !== null && isFar) does(direction);
        rest();
      },
      onPointerCancel: rest,
      /** What was drawn was not tapped. */
      onClickCapture(event) {
        if (!swiped.current) return;
        swiped.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
}
