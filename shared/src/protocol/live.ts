/** What `GET /api/live` says: that something has changed, never what. */
import * as z from 'zod/mini';
import { recordId } from './exchange.ts';

export const poke = z.object({ workspace: recordId, cursor: z.string() });
export type Poke = z.output<typeof poke>;

/** Seconds between comments that keep the stream from looking dead. */
export const liveCommentSeconds = 25;
