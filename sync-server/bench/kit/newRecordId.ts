import { v7 } from 'uuid';

/** As devices name their records: ids made after one another lie side by side in an index, which random ones do not. */
export function newRecordId(): string {
  return v7();
}
