/** What `GET /api/workspaces` answers. */
import * as z from 'zod/mini';
import { recordId } from './exchange.ts';

export const workspaceList = z.array(
  z.object({ id: recordId, name: z.string(), role: z.enum(['owner', 'editor', 'viewer']) }),
);
export type WorkspaceList = z.output<typeof workspaceList>;
