/** What each contender does in the race, in the order it is done. */

export type WorkName = 'fill' | 'add' | 'hear' | 'hearFromWorker' | 'reopen' | 'newest' | 'month' | 'get';

export interface WorkPlan {
  name: WorkName;
  words: string;
  /** Done with few records too. */
  isForFew?: boolean;
  /** Done a tenth as often. */
  isSlow?: boolean;
}

export const works: readonly WorkPlan[] = [
  { name: 'fill', words: 'many new records at once, committed' },
  { name: 'add', words: 'a new record, committed', isForFew: true },
  { name: 'hear', words: 'an edit, until a watcher in the same tab has it', isForFew: true },
  {
    name: 'hearFromWorker',
    words: 'an edit in a worker, until a watcher in the tab has it',
    isForFew: true,
    isSlow: true,
  },
  { name: 'reopen', words: 'opened, until the newest 50 are there', isSlow: true },
  { name: 'newest', words: 'the newest 50 up to a day' },
  { name: 'month', words: 'all records of a month', isSlow: true },
  { name: 'get', words: 'a record by its id' },
];
