/** Fields that are not the same on both devices and the server. */
import styles from './Lab.module.css';
import type { Difference } from './twin.ts';

export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className={styles.holds}>Both devices and the server have the same.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label="What differs">
      <table className={styles.table}>
        <thead>
          <tr>
            {['Record', 'Field', 'A', 'B', 'Server'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </section>
  );
}
