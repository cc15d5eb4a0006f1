/** What matters now in one sentence, the offer of a demo, and a card for each widget: no longer than a glance, whatever there is. */
import { memo } from 'react';
import { AnswerTogether } from '../../data/AnswerTogether.tsx';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { goTo, hrefWith, useQuery } from '../../ui/page/navigate.ts';
import { Page } from '../../ui/page/Page.tsx';
import { Settled } from '../../ui/Settled.tsx';
import { useToday } from '../../ui/time/clock.ts';
import { civilFormat } from '../../ui/time/dateWords.ts';
import { allWidgets, findWidget } from '../../widgets/allWidgets.ts';
import { DemoBar } from '../DemoBar.tsx';
import styles from './Dashboard.module.css';
import { useArrangement } from './useArrangement.ts';

const ArrangeCards = lazyPart(async () => (await import('./ArrangeCards.tsx')).ArrangeCards);

export const Dashboard = memo(function Dashboard() {
  const today = useToday();
  const isArranging = useQuery().arrange !== undefined;
  return (
    <AnswerTogether>
      <Page
        name="Dashboard"
        lead={
          <p className={styles.lead}>
            <span className={styles.today}>
              {civilFormat(today, { weekday: 'long', day: 'numeric', month: 'long' })}
            </span>
            <Now />
          </p>
        }
      >
        {isArranging ? <ArrangeCards /> : <Cards />}
      </Page>
    </AnswerTogether>
  );
});

function Cards() {
  const shown = useArrangement().placed.flatMap(({ card, size, isHidden }) => {
    const widget = isHidden ? undefined : findWidget(card);
    return widget === undefined ? [] : [{ ...widget, size }];
  });
  return (
    <Settled parts={shown.length + 1}>
      <DemoBar />
      <div className={styles.grid}>
        {shown.map(({ name, size, Card }) => (
          <div key={name} className={styles[size]}>
            <Boundary part={name}>
              <Card />
            </Boundary>
          </div>
        ))}
      </div>
      <p className={styles.foot}>
        <Button weight="quiet" onClick={() => goTo(hrefWith({ arrange: 'cards' }))}>
          Arrange the dashboard
        </Button>
      </p>
    </Settled>
  );
}

/** "3 due today · 253.00 to come in · Cupping at 15:00". Each widget has its part of it. */
function Now() {
  return allWidgets.map(({ name, Now: Part }) => Part && <Part key={name} />);
}
