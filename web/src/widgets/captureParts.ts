/** Every entity's part of the capture line: a folder here with a capture.ts has one. Fetched with the line. */
import { allWidgets } from './allWidgets.ts';
import type { CapturePart } from './capturePart.ts';

const found = import.meta.glob<CapturePart>('./*/capture.ts', { eager: true, import: 'capture' });

/** In the order of the widgets. */
export const captureParts: readonly CapturePart[] = allWidgets.flatMap(
  ({ entity }) => Object.values(found).find(({ of }) => of.entity.name === entity.name) ?? [],
);
