/** How little this device asks of the server, and the server of its database. */

import { readMeta } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import { numberLocale } from '../../ui/locale.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { useApp } from '../AppContext.ts';
import { meterWords } from './meterWords.ts';
import styles from './SyncCentre.module.css';
import { useServerMeter } from './useServerMeter.ts';

export function Meter() {
  const { db } = useApp().device;
  const totals = useLive(async () => (await readMeta(db, 'totals')) ?? null, [db]);
  useSettled(totals !== undefined);
  if (totals === undefined) return null;
  return (
    <section className={styles.part} aria-labelledby="meter">
      <h2 id="meter">Connection meter</h2>
      <p className={styles.none}>{thriftWords(totals)}</p>
      <details>
        <summary>For developers</summary>
        {totals !== null && (
          <dl className={styles.facts}>
            <Figure name="Requests">{totals.requests}</Figure>
            <Figure name="Records sent per request">{ratio(totals.records, totals.requests)}</Figure>
            <Figure name="Edits in each record sent">{ratio(totals.edits, totals.records)}</Figure>
            <Figure name="Records received">{totals.received}</Figure>
          </dl>
        )}
        <ServerLine requests={totals?.requests ?? 0} />
      </details>
    </section>
  );
}

/** What it is all for, without a figure that only a developer can judge. */
function thriftWords(totals: { requests: number; edits: number } | null): string {
  if (totals === null || totals.requests === 0) return 'Nothing has been sent from this device yet.';
  const format = new Intl.NumberFormat(numberLocale);
  const edits = `${format.format(totals.edits)} ${totals.edits === 1 ? 'edit' : 'edits'}`;
  const trips = `${format.format(totals.requests)} ${totals.requests === 1 ? 'trip' : 'trips'}`;
  return `${edits} of this device travelled in ${trips} to the server.`;
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
