/** How little this device asks of the server, and the server of its database. */

import { readMetas } from '../../data/meta.ts';
import { useLive } from '../../data/useLive.ts';
import folded from '../../ui/Folded.module.css';
import { numberLocale } from '../../ui/locale.ts';
import { useSettled } from '../../ui/Settled.tsx';
import { useApp } from '../AppContext.ts';
import { DeviceHours, ServerHours } from './HourCharts.tsx';
import { meterWords } from './meterWords.ts';
import styles from './SyncCentre.module.css';
import { useServerMeter } from './useServerMeter.ts';

export function Meter() {
  const { db } = useApp().device;
  const read = useLive(() => readMetas(db, ['totals', 'lease']), [db]);
  useSettled(read !== undefined);
  if (read === undefined) return null;
  const { totals = null, lease } = read;
  return (
    <section className={styles.part} aria-labelledby="meter">
      <h2 id="meter">Connection meter</h2>
      <p className={styles.none}>{thriftWords(totals)}</p>
      <details className={folded.folded}>
        <summary>For developers</summary>
        {totals !== null && (
          <dl className={styles.facts}>
            <Figure name="Requests">{totals.requests}</Figure>
            <Figure name="Records sent per request">{ratio(totals.records, totals.requests)}</Figure>
            <Figure name="Edits in each record sent">{ratio(totals.edits, totals.records)}</Figure>
            <Figure name="Records received">{totals.received}</Figure>
            {lease !== undefined && <Figure name="Newest lease">{lease}</Figure>}
          </dl>
        )}
        <DeviceHours />
        <ServerFigures requests={totals?.requests ?? 0} />
      </details>
    </section>
  );
}

/** What it is all for, without a figure that only a developer can judge. */
function thriftWords(totals: { requests: number; edits: number } | null): string {
  if (totals === null || totals.requests === 0) return 'Nothing has been sent from this device yet.';
  const format = new Intl.NumberFormat(numberLocale());
  const edits = `${format.format(totals.edits)} ${totals.edits === 1 ? 'edit' : 'edits'}`;
  const trips = `${format.format(totals.requests)} ${totals.requests === 1 ? 'trip' : 'trips'}`;
  return `${edits} of this device travelled in ${trips} to the server.`;
}

function ServerFigures({ requests }: { requests: number }) {
  const server = useServerMeter(requests);
  return (
    <>
      <p className={styles.none}>{meterWords(server)}</p>
      {server.kind === 'read' && <ServerHours {...server.meter} />}
    </>
  );
}

function Figure({ name, children }: { name: string; children: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: 1 }).format(children)}</dd>
    </div>
  );
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
