/** What a benchmark hands over: numbers in tables, the goals they are held against, and lines to draw. */
import { writeFileSync } from 'node:fs';

export type Cell = string | number;

export interface Table {
  title: string;
  columns: string[];
  rows: Cell[][];
  /** What a reader must know to believe it. */
  notes?: string[];
}

export interface Goal {
  what: string;
  goal: string;
  measured: string;
  isMet: boolean;
}

export interface Plot {
  /** Also its file name. */
  name: string;
  title: string;
  x: string;
  y: string;
  isLogX?: boolean;
  isLogY?: boolean;
  lines: { name: string; points: [x: number, y: number][] }[];
}

/** `full` is for the page; `quick` for a look; `tiny` shows that everything still runs. */
export const benchSizes = ['full', 'quick', 'tiny'] as const;
export type BenchSize = (typeof benchSizes)[number];

export interface BenchResult {
  name: string;
  title: string;
  /** How it was measured, a sentence each. */
  method: string[];
  size: BenchSize;
  /** Version of the Postgres it ran on; null where none took part. */
  postgres: string | null;
  tables: Table[];
  plots: Plot[];
  goals: Goal[];
}

/** Runs a benchmark as a program, `[--quick | --tiny] [--out FILE]`: everything it started ends with it, whatever happens. */
export async function runBench(bench: (size: BenchSize) => Promise<BenchResult>): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const size = benchSizes.find((name) => process.argv.includes(`--${name}`)) ?? 'full';
  const out = process.argv[process.argv.indexOf('--out') + 1];
  try {
    const result = await bench(size);
    if (process.argv.includes('--out') && out !== undefined) writeFileSync(out, JSON.stringify(result));
    else printResult(result);
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

/** For the person at the terminal. */
export function printResult({ title, tables, goals }: BenchResult): void {
  console.log(`\n${title}`);
  for (const { title: about, columns, rows } of tables) {
    console.log(`\n${about}`);
    console.table(rows.map((row) => Object.fromEntries(row.map((cell, n) => [columns[n] ?? n, cell]))));
  }
  for (const { what, goal, measured, isMet } of goals) {
    console.log(`${isMet ? 'met   ' : 'MISSED'}  ${what}: ${measured} (goal ${goal})`);
  }
}

/** To what a reader can use: three digits, more only where they count whole things. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Says on the terminal what is going on; standard output is for the result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
