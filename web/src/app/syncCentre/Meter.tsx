/** How little this device asks of the server, and the server of its database. */

import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { numberLocale } from '../../ui/locale.ts';
import { useApp } from '../AppContext.ts';
import { meterWords } from './meterWords.ts';
import styles from './SyncCentre.module.css';
import { useServerMeter } from './useServerMeter.ts';

export function Meter() {
  const { db } = useApp().device;
  const totals = useLive(async () => (await readMeta(db, 'totals')) ?? null, [db]);
  if (totals === undefined) return null;
  return (
    <section className={styles.part} aria-labelledby="meter">
      <h2 id="meter">Connection meter</h2>
      {totals === null ? (
        <p className={styles.none}>No request has been made yet.</p>
      ) : (
        <dl className={styles.facts}>
          <Figure name="Requests">{totals.requests}</Figure>
          <Figure name="Records sent per request">{ratio(totals.records, totals.requests)}</Figure>
          <Figure name="Edits in each record sent">{ratio(totals.edits, totals.records)}</Figure>
          <Figure name="Records received">{totals.received}</Figure>
        </dl>
      )}
      <ServerLine requests={totals?.requests ?? 0} />
    </section>
  );
}

function ServerLine({ requests }: { requests: number }) {
  return <p className={styles.none}>{meterWords(useServerMeter(requests))}</p>;
}

function Figure({ name, children }: { name: string; children: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{new Intl.NumberFormat(numberLocale, { maximumFractionDigits: 1 }).format(children)}</dd>
    </div>
  );
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
