/** How a field is stored, as the frozen files beside this keep it. */
import * as z from 'zod/mini';
import type { FieldDefinition } from '../defineEntity.ts';

export interface Stored {
  /** What may be written, as JSON Schema. */
  writes: unknown;
  /** What may be read, where that is more. */
  reads?: unknown;
  fallback: unknown;
}

export function describeField({ schema, reads, fallback }: FieldDefinition): Stored {
  const toJson = (type: z.ZodMiniType) => {
    const { $schema: _, ...shape } = z.toJSONSchema(type, { io: 'input' });
    return shape;
  };
  return { writes: toJson(schema), ...(reads !== schema && { reads: toJson(reads) }), fallback };
}
