/** What matters now in one sentence, the offer of a demo, and a card for each widget: no longer than a glance, whatever there is. */
import { memo } from 'react';
import { Boundary } from '../ui/Boundary.tsx';
import { Page } from '../ui/page/Page.tsx';
import { Settled } from '../ui/Settled.tsx';
import { useToday } from '../ui/time/clock.ts';
import { civilFormat } from '../ui/time/dateWords.ts';
import { allWidgets } from '../widgets/allWidgets.ts';
import styles from './Dashboard.module.css';
import { DemoBar } from './DemoBar.tsx';

export const Dashboard = memo(function Dashboard() {
  const today = useToday();
  return (
    <Page
      name="Dashboard"
      lead={
        <p className={styles.lead}>
          <span className={styles.today}>{civilFormat(today, { weekday: 'long', day: 'numeric', month: 'long' })}</span>
          <Now />
        </p>
      }
    >
      <Settled parts={allWidgets.length + 1}>
        <DemoBar />
        <div className={styles.grid}>
          {allWidgets.map(({ name, Card }) => (
            <Boundary key={name} part={name}>
              <Card />
            </Boundary>
          ))}
        </div>
      </Settled>
    </Page>
  );
});

/** "3 due today · 253.00 to come in · Cupping at 15:00". Each widget has its part of it. */
function Now() {
  return allWidgets.map(({ name, Now: Part }) => Part && <Part key={name} />);
}
