/** Every exchange of this device's sync worker, as it went. */
import { useSyncExternalStore } from 'react';
import { useDevice } from '../data/DeviceProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { wordLocale } from '../ui/locale.ts';
import { PageBody } from '../ui/page/PageBody.tsx';
import styles from './Lab.module.css';
import { LabTable } from './LabTable.tsx';
import type { LabExchange } from './labAsk.ts';
import { labSetting } from './labSetting.ts';
import { realNow } from './shiftDate.ts';
import { timeline } from './timeline.ts';
import { useHasAccount } from './useHasAccount.ts';
import { useLabSetting } from './useLabSetting.ts';
import { useSyncStatus } from './useSyncStatus.ts';

export function TimelinePart() {
  const setting = useLabSetting();
  const exchanges = useSyncExternalStore(timeline.subscribe, timeline.current);
  const isWatching = setting?.isWatching ?? false;
  return (
    <PageBody label="Timeline">
      <h2 className={styles.heading}>Timeline</h2>
      <p className={styles.words}>
        What this device asks the server for while a fault is active, or while it is watched. The newest comes first.
      </p>
      <div className={styles.buttons}>
        <Button aria-pressed={isWatching} onClick={() => labSetting.watch(!isWatching, realNow())}>
          Watch all exchanges
        </Button>
        {exchanges.length > 0 && (
          <Button weight="quiet" onClick={timeline.clear}>
            Clear the timeline
          </Button>
        )}
      </div>
      <NextTry />
      {exchanges.length > 0 ? (
        <ExchangeTable exchanges={exchanges} />
      ) : (
        <p className={styles.small}>Nothing has been asked since.</p>
      )}
    </PageBody>
  );
}

function NextTry() {
  const status = useSyncStatus(useDevice().db.name);
  const hasAccount = useHasAccount();
  const { problem = null, running = false } = status ?? {};
  const retryAt = problem?.retryAt ?? null;
  if (hasAccount !== true) return null;
  return (
    <p className={styles.small}>
      {running && 'A try is under way.'}
      {!running && problem === null && 'Nothing is wrong: the next exchange comes with a change, or as a heartbeat.'}
      {!running && problem !== null && `Last try: ${problem.kind.replaceAll('_', ' ')}. `}
      {!running && retryAt !== null && `Next try: ${secondWords(retryAt)}.`}
    </p>
  );
}

const columns = ['At', 'Attempt', 'Request', 'Sent', 'Fault', 'Answer', 'Committed', 'Received', 'Took'];

function ExchangeTable({ exchanges }: { exchanges: readonly LabExchange[] }) {
  const attempts = attemptsOf(exchanges);
  return (
    <LabTable label="Exchanges" columns={columns}>
      {exchanges
        .map((exchange, index) => (
          <tr key={`${exchange.at} ${exchange.path}`}>
            {cellsOf(exchange, attempts[index] ?? 1).map((cell, column) => (
              <td key={columns[column]}>{cell}</td>
            ))}
          </tr>
        ))
        .reverse()}
    </LabTable>
  );
}

/** Which try each is: an answer of the server ends a row of them. */
function attemptsOf(exchanges: readonly LabExchange[]): number[] {
  const failures = new Map<string, number>();
  return exchanges.map(({ path, status, sent, received }) => {
    const attempt = (failures.get(path) ?? 0) + 1;
    const isAnswered = status === 200 && (sent === null || received !== null);
    failures.set(path, isAnswered ? 0 : attempt);
    return attempt;
  });
}

function cellsOf(exchange: LabExchange, attempt: number): string[] {
  const { at, method, path, sent, sentBytes, faults, status, isCommitted, received, receivedBytes, tookMs } = exchange;
  const records = (count: number | null, bytes: number) =>
    count === null ? bytesWords(bytes) : `${count}, ${bytesWords(bytes)}`;
  const committed = isCommitted === null ? 'unknown' : isCommitted ? 'yes' : 'no';
  return [
    secondWords(at),
    String(attempt),
    `${method} ${path}`,
    records(sent, sentBytes),
    faults.join(', ') || '–',
    status === null ? 'none' : String(status),
    sent === null || sent === 0 ? '–' : committed,
    records(received, receivedBytes),
    `${Math.round(tookMs)} ms`,
  ];
}

const secondWords = (ms: number) => new Date(ms).toLocaleTimeString(wordLocale());

const bytesWords = (bytes: number) => (bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);
