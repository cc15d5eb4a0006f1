/**
 * Where workspaces stand, as this process last heard it from a commit: a device that stands there too has no news, and
 * the database need not be asked [SV5]. Never ahead of the database: only what is committed is learned here.
 */
import { type Cursor, isInSnapshot, type Moment } from '../database/cursor.ts';
import { forgetOldest } from './forgetOldest.ts';

export interface RevisionCache {
  get(workspace: string): Moment | undefined;
  /** Whether a device with this cursor has everything; false when that is not known. */
  isAtHead(workspace: string, cursor: Cursor): boolean;
  /** Of a commit, or of a reading. An older word of the same history is ignored; another history ends all memory. */
  learn(workspace: string, moment: Moment): void;
  /** A commit of unknown outcome: it may have moved these. */
  forget(workspaces: Iterable<string>): void;
  workspaces(): string[];
}

export function createRevisionCache(maxWorkspaces: number): RevisionCache {
  const moments = new Map<string, Moment>();
  /** The history all of them are of. */
  let epoch = '';
  let life = 0;

  return {
    get: (workspace) => moments.get(workspace),
    isAtHead(workspace, cursor) {
      const known = moments.get(workspace);
      return (
        known !== undefined &&
        cursor.epoch === known.epoch &&
        cursor.life === known.life &&
        cursor.head === known.head &&
        cursor.version === known.head &&
        !isInSnapshot(cursor)
      );
    },
    learn(workspace, moment) {
      if (moment.epoch !== epoch || moment.life !== life) {
        moments.clear();
        ({ epoch, life } = moment);
      }
      const known = moments.get(workspace);
      if (known !== undefined && known.head >= moment.head) return;
      // Learned anew it counts as new.
      moments.delete(workspace);
      const { head } = moment;
      moments.set(workspace, { epoch, life, head });
      forgetOldest(moments, maxWorkspaces);
    },
    forget(workspaces) {
      for (const workspace of workspaces) moments.delete(workspace);
    },
    workspaces: () => [...moments.keys()],
  };
}
