/** Where an arrow takes a tile that was taken up by keys: beside the next one in the order they stand in, in any group. */
import type { KeyboardCoordinateGetter } from '@dnd-kit/core';
import { besideBox } from './dropPlace.ts';
import { layoutOf } from './layoutOf.ts';

export const stepToTile: KeyboardCoordinateGetter = ({ code }, { active, context }) => {
  const own = context.droppableRects.get(active);
  if (own === undefined) return undefined;
  const layout = layoutOf(own);
  const forth = layout.isRtl ? -1 : 1;
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: forth, ArrowLeft: -forth }[code];
  if (step === undefined) return undefined;
  const tiles = context.droppableContainers
    .getEnabled()
    .filter(({ node }) => node.current !== null)
    .sort((a, b) => (isBefore(a.node.current, b.node.current) ? -1 : 1));
  const at = tiles.findIndex(({ id }) => id === (context.over?.id ?? active));
  const next = tiles[at + step];
  const box = next && context.droppableRects.get(next.id);
  if (next === undefined || box === undefined) return undefined;
  if (next.id === active) return { x: box.left, y: box.top };
  return besideBox(box, step > 0 ? 'after' : 'before', layout);
};

function isBefore(a: Node | null, b: Node | null): boolean {
  return a !== null && b !== null && (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}
