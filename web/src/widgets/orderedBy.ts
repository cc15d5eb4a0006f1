/** Whether a list has the order people gave it: the fields of its index then, of which the order is the last. */
import { positionField } from '@holdfast/shared/merge/isDeleted';
import type { Query } from '../data/queryRange.ts';

export function orderedBy({
  by,
  reverse = false,
}: Pick<Query<never>, 'by' | 'reverse'>): readonly string[] | undefined {
  return by.at(-1) === positionField && !reverse ? by : undefined;
}
