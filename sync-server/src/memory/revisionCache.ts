/**
 * Where workspaces stand, as this process last heard it from a commit: a device that stands there too has everything, and
 * the database need not be asked [SV5]. Never ahead of the database: only what is committed is learned here.
 */
import { type Cursor, isInSnapshot, type Revision } from '../database/cursor.ts';
import { forgetOldest } from './forgetOldest.ts';

export interface RevisionCache {
  get(workspace: string): Revision | undefined;
  /** Whether a device with this cursor has everything; false when that is not known. */
  isAtHead(workspace: string, cursor: Cursor): boolean;
  /** From a commit, or from a read. An older revision of the same history is ignored; another history clears everything. */
  learn(workspace: string, revision: Revision): void;
  /** After a commit of unknown outcome, which may have moved these. */
  forget(workspaces: Iterable<string>): void;
  workspaces(): string[];
}

export function createRevisionCache(maxWorkspaces: number): RevisionCache {
  const revisions = new Map<string, Revision>();
  /** The history that all of them belong to. */
  let epoch = '';
  let incarnation = 0;

  return {
    get: (workspace) => revisions.get(workspace),
    isAtHead(workspace, cursor) {
      const known = revisions.get(workspace);
      return (
        known !== undefined &&
        cursor.epoch === known.epoch &&
        cursor.incarnation === known.incarnation &&
        cursor.head === known.head &&
        cursor.version === known.head &&
        !isInSnapshot(cursor)
      );
    },
    learn(workspace, revision) {
      if (revision.epoch !== epoch || revision.incarnation !== incarnation) {
        revisions.clear();
        ({ epoch, incarnation } = revision);
      }
      const known = revisions.get(workspace);
      if (known !== undefined && known.head >= revision.head) return;
      // Learned anew it counts as new.
      revisions.delete(workspace);
      const { head } = revision;
      revisions.set(workspace, { epoch, incarnation, head });
      forgetOldest(revisions, maxWorkspaces);
    },
    forget(workspaces) {
      for (const workspace of workspaces) revisions.delete(workspace);
    },
    workspaces: () => [...revisions.keys()],
  };
}
