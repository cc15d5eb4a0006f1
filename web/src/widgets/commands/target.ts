/** What a command would be done to: the rows that are selected, else the row one is on. */
import { pickedRows } from '../../ui/rows/watchPicks.ts';
import { findWidget } from '../allWidgets.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { leaveSelection } from './leaveSelection.ts';
import { type PageScene, pageScene } from './pageScene.ts';

export interface Target {
  /** Null where one is on no record. */
  records: { of: WidgetDefinition; ids: readonly string[]; onDone?(): void } | null;
  /** The row one is on. */
  row: { element: HTMLElement; id: string; canPick: boolean } | null;
  /** Null where nothing can be selected. */
  scene: PageScene | null;
}

/** `origin`: what has the focus, or was pressed. */
export function targetAt(origin: EventTarget | null): Target {
  const scene = pageScene();
  const element = (origin instanceof Element && origin.closest<HTMLElement>('[data-row]')) || null;
  const id = element?.dataset.row ?? '';
  const row = element && { element, id, canPick: scene !== null && element.matches(pickedRows) };
  const selected = scene?.selection.ids() ?? null;
  if (scene !== null && selected !== null && selected.size > 0) {
    return { row, scene, records: { of: scene.of, ids: [...selected], onDone: () => leaveSelection(scene) } };
  }
  const of = findWidget(element?.dataset.entity ?? '');
  return { row, scene, records: of === undefined ? null : { of, ids: [id] } };
}
