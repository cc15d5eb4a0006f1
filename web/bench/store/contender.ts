/** What every contender of the store's race has to do, and with which records. Types alone: the peers share them too. */

import type { WorkName } from './works.ts';

/** An expense as everybody stores it, one field a column. */
export interface ExpenseRow {
  id: string;
  /** YYYY-MM-DD. */
  date: string;
  amount: number;
  currency: string;
  category: string;
  vendor: string;
  method: string;
}

/** An open database. What is written is committed when the promise resolves. */
export interface OpenStore {
  /** A row that is not there yet. */
  add(row: ExpenseRow): Promise<unknown>;
  /** Another amount for a row that is there. */
  edit(row: ExpenseRow, amount: number): Promise<unknown>;
  /** New rows, by the way that is meant for many. */
  addMany(rows: ExpenseRow[]): Promise<unknown>;
  get(id: string): Promise<unknown>;
  /** The last `count` up to and with the day `to`, the newest first. */
  newest(to: string, count: number): Promise<readonly unknown[]>;
  /** All of a month, YYYY-MM. */
  month(month: string): Promise<readonly unknown[]>;
  /** Says the row's amount whenever it has changed: here or, if so asked, in another context. Answers how to end it. */
  watch(id: string, say: (amount: number) => void, isElsewhere: boolean): Promise<() => unknown>;
  close(): Promise<unknown>;
}

export interface Contender {
  name: string;
  /** Opens its database, and makes it the first time. */
  open(): Promise<OpenStore>;
  /** What it cannot do, or need not. */
  leavesOut?: readonly WorkName[];
}

declare global {
  /** Filled by the scripts of a page or worker. */
  var contenders: Contender[];
}
