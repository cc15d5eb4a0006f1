/** The results as a page: what was promised and whether it holds, then every table, and how to read them. */
import type { Machine } from './machine.ts';
import type { BenchResult, Goal, Table } from './result.ts';

export interface StoredResult extends BenchResult {
  machine: Machine;
  /** YYYY-MM-DD. */
  measuredOn: string;
}

export function renderPage(results: readonly StoredResult[]): string {
  return [
    '# Benchmarks',
    '',
    'Made by `npx pnpm bench`; nothing on this page is written by hand. A goal that was missed is shown as missed.',
    '',
    '## Goals',
    '',
    '| | what | goal | measured |',
    '| --- | --- | --- | --- |',
    ...results.flatMap(({ goals }) => goals.map(goalRow)),
    '',
    '## How to read this',
    '',
    ...reading.map((line) => `- ${line}`),
    '',
    ...results.flatMap(section),
  ].join('\n');
}

const reading = [
  'Everything of a run shares one machine: load, server and Postgres. The columns of CPU say who used it. What stands side by side in a table was measured in the same run, by turns; so ratios carry over to other machines better than the numbers do.',
  'Requests are real HTTP over loopback, with the cookies and headers a browser sends. Postgres runs with `fsync = on` and `synchronous_commit = on`, so an answered edit has reached the disk.',
  'Accounts are put into the database before the measurement, because signing up hashes a password slowly on purpose. Sessions are signed and checked as always.',
  'Statements are counted by Postgres itself (`pg_stat_statements`, BEGIN and COMMIT among them), connections in the process table many times a second, CPU from the process table: Postgres with all its processes, also those that have ended.',
  'p50 and p99: half and 99 of 100 answers came within this time.',
];

function goalRow({ what, goal, measured, isMet }: Goal): string {
  return tableRow([isMet ? 'met' : '**missed**', what, goal, measured]);
}

function section({ name, title, method, tables, plots, machine, postgres, measuredOn }: StoredResult): string[] {
  const { cpu, cores, memoryGiB, system, node } = machine;
  return [
    `## ${title}`,
    '',
    ...method.flatMap((line) => [line, '']),
    `${measuredOn}: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}${postgres === null ? '' : `, Postgres ${postgres}`}. [Numbers](${name}.json).`,
    '',
    ...tables.flatMap(renderTable),
    ...plots.flatMap((plot) => [`![${plot.title}](${plot.name}.svg)`, '']),
  ];
}

function renderTable({ title, columns, rows, notes = [] }: Table): string[] {
  return [
    `### ${title}`,
    '',
    ...notes.flatMap((note) => [note, '']),
    tableRow(columns),
    tableRow(columns.map((_, n) => (rows.some((row) => typeof row[n] === 'number') ? '---:' : '---'))),
    ...rows.map((row) => tableRow(row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)))),
    '',
  ];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
