/** The offer of a demo and the widgets, in three columns, two or one. Reading order is the same in all. */
import { memo } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { Settled } from '../ui/Settled.tsx';
import { allWidgets } from '../widgets/allWidgets.ts';
import styles from './Dashboard.module.css';
import { DemoBar } from './DemoBar.tsx';

const columns = [...new Set(allWidgets.map(({ column }) => column))].map((column) => ({
  column,
  widgets: allWidgets.filter((widget) => widget.column === column),
}));

export const Dashboard = memo(function Dashboard() {
  return (
    <Settled parts={allWidgets.length + 1}>
      <DemoBar />
      <div className={styles.grid}>
        {columns.map(({ column, widgets }) => (
          <div key={column} className={styles.column}>
            {widgets.map(({ name, Card }) => (
              <Boundary key={name} part={name}>
                <Card />
              </Boundary>
            ))}
          </div>
        ))}
      </div>
    </Settled>
  );
});
