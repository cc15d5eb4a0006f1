/** Fields that are not the same on both devices and the server. */
import styles from './Lab.module.css';
import { LabTable } from './LabTable.tsx';
import type { Difference } from './twin.ts';

export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className={styles.holds}>Both devices and the server have the same.</p>;
  return (
    <LabTable label="What differs" columns={['Record', 'Field', 'A', 'B', 'Server']}>
      {differences.map(({ record, field, a, b, server }) => (
        <tr key={`${record} ${field}`}>
          {[record, field, a, b, server].map((cell, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
            <td key={column}>
              <bdi>{cell === undefined ? '–' : String(cell)}</bdi>
            </td>
          ))}
        </tr>
      ))}
    </LabTable>
  );
}
