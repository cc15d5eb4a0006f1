/** How a field is stored, as the frozen files beside this keep it. */
import type { FieldDefinition } from '../defineEntity.ts';
import type { Shape } from '../fieldType.ts';

export interface Stored {
  /** What may be written, as JSON Schema. */
  writes: Shape;
  /** What may be read, where that is more. */
  reads?: Shape;
  fallback: unknown;
}

export function describeField({ writes, reads, fallback }: FieldDefinition): Stored {
  return { writes: writes.shape, ...(reads !== writes && { reads: reads.shape }), fallback };
}
