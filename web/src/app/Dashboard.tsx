/** The offer of a demo and the five widgets, in three columns, two or one. Reading order is the same in all. */
import { memo } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { Settled } from '../ui/Settled.tsx';
import { EventWidget } from '../widgets/event/EventWidget.tsx';
import { ExpenseWidget } from '../widgets/expense/ExpenseWidget.tsx';
import { LinkWidget } from '../widgets/link/LinkWidget.tsx';
import { SaleWidget } from '../widgets/sale/SaleWidget.tsx';
import { TodoWidget } from '../widgets/todo/TodoWidget.tsx';
import styles from './Dashboard.module.css';
import { DemoBar } from './DemoBar.tsx';

const columns = [
  [{ name: 'Todos', Widget: TodoWidget }],
  [
    { name: 'Calendar', Widget: EventWidget },
    { name: 'Quick links', Widget: LinkWidget },
  ],
  [
    { name: 'Sales', Widget: SaleWidget },
    { name: 'Expenses', Widget: ExpenseWidget },
  ],
];

export const Dashboard = memo(function Dashboard() {
  return (
    <Settled parts={6}>
      <DemoBar />
      <div className={styles.grid}>
        {columns.map((column) => (
          <div key={column[0]?.name} className={styles.column}>
            {column.map(({ name, Widget }) => (
              <Boundary key={name} part={name}>
                <Widget />
              </Boundary>
            ))}
          </div>
        ))}
      </div>
    </Settled>
  );
});
