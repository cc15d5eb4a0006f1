/** About how much room each table takes, the largest first: a few of its rows measured, times how many there are. */
import type { DeviceDatabase } from './database.ts';

export interface TableSize {
  table: string;
  rows: number;
  bytes: number;
}

const measured = 50;

export async function tableSizes(db: DeviceDatabase): Promise<TableSize[]> {
  const sizes = await Promise.all(
    db.tables.map(async (table): Promise<TableSize> => {
      const [rows, some] = await Promise.all([table.count(), table.limit(measured).toArray()]);
      const sample = some.reduce((sum: number, row) => sum + sizeOf(row), 0);
      return { table: table.name, rows, bytes: some.length === 0 ? 0 : Math.round((sample / some.length) * rows) };
    }),
  );
  return sizes.filter(({ rows }) => rows > 0).sort((a, b) => b.bytes - a.bytes);
}

/** As text; what is bytes already is counted as such. */
function sizeOf(row: unknown): number {
  const bytes = (row as { bytes?: unknown }).bytes;
  return bytes instanceof Uint8Array ? bytes.length : JSON.stringify(row).length;
}
