/** The page of an entity one is on, for commands that are called by keys or from a list of all: what is selected there. */
import type { Selection } from '../../ui/rows/selection.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';

export interface PageScene {
  of: WidgetDefinition;
  selection: Selection;
  /** The rows there are to select, in their order. */
  shown(): string[];
}

let present: PageScene | null = null;

export const pageScene = (): PageScene | null => present;

/** Until the returned function is called. */
export function enterScene(scene: PageScene): () => void {
  present = scene;
  return () => {
    if (present === scene) present = null;
  };
}
