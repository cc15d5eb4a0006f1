/** For contenders that do a part of the work. */
import type { OpenStore } from './contender.ts';

const never = async () => {
  throw new Error('this contender does not do this work');
};

export const partlyOpen: OpenStore = {
  add: never,
  edit: never,
  addMany: never,
  get: never,
  newest: never,
  month: never,
  watch: never,
  close: never,
};
