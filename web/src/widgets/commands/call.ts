/** A command and the records it is called for, however it was called. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import type { RecordCommand } from './recordCommand.ts';

// biome-ignore lint/suspicious/noExplicitAny: a call is for whatever entity
type AnyEntity = EntityDefinition<any, string>;

export interface Call {
  of: WidgetDefinition<AnyEntity>;
  command: RecordCommand<AnyEntity>;
  ids: readonly string[];
  /** Once something was done. */
  onDone?(): void;
}
