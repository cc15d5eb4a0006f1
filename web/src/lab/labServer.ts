/** What the lab needs of a server. The one in the page and the real one in a simulation are both such. */
import type { Registry } from '@holdfast/shared/entities/defineEntity';
import type { Fields } from '@holdfast/shared/merge/mergeFields';

export interface LabSession {
  userId: string;
  email: string;
  workspace: string;
}

export interface LabServer<S extends LabSession> {
  /** Made for `account`. Null: it died before it answered. */
  exchange(session: S | null, body: string, account: string): Promise<Response | null>;
  signUp(email: string): Promise<S>;
  signIn(email: string): Promise<S>;
  signOut(session: S): Promise<void>;
  killAfterNextCommit(): void;
  /** Another release of the program over the same database. */
  restart(registry: Registry): Promise<void>;
  copyDatabase(): Promise<void>;
  /** False when there is no copy yet. */
  restoreDatabase(): Promise<boolean>;
  /** Everything stored in a workspace. */
  records(workspace: string): Promise<{ entity: string; id: string; fields: Fields }[]>;
}
