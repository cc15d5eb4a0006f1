/** What is seen and done of a twin. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/form/Field.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import styles from './Lab.module.css';
import { TwinDeviceView } from './TwinDeviceView.tsx';
import { traceToTest, writeTrace } from './trace.ts';
import type { Twin } from './twin.ts';

interface TwinViewProps {
  twin: Twin;
  seed: number;
  onClose(): void;
}

const second = 1000;
const minute = 60 * second;
const jumps = [
  ['1 second on', second],
  ['1 minute on', minute],
  ['10 minutes on', 10 * minute],
] as const;
/** Of its own time to yours. */
const speeds = [1, 10, 60];
const tickMs = 500;

export function TwinView({ twin, seed, onClose }: TwinViewProps) {
  const { elapsedMs, devices, differences, steps, refusal, verdict, exchanges, serverRecords } = useSyncExternalStore(
    twin.subscribe,
    twin.view,
  );
  const [speed, setSpeed] = useState(0);
  useEffect(() => {
    if (speed === 0) return;
    const timer = setInterval(() => void twin.take({ do: 'pass', ms: tickMs * speed }), tickMs);
    return () => clearInterval(timer);
  }, [twin, speed]);
  const editBoth = () => {
    const edit = (on: 'a' | 'b') => ({
      do: 'write' as const,
      on,
      record: 'shared',
      values: { title: `${on.toUpperCase()} at ${clockOf(elapsedMs)}` },
    });
    return twin.take(edit('a'), edit('b'));
  };
  const trace = () => writeTrace(seed, steps);
  return (
    <>
      <div className={styles.twin}>
        <TwinDeviceView who="a" device={devices.a} twin={twin} />
        <TwinDeviceView who="b" device={devices.b} twin={twin} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={editBoth}>Edit the same field on both</Button>
        {jumps.map(([name, ms]) => (
          <Button key={name} onClick={() => twin.take({ do: 'pass', ms })}>
            {name}
          </Button>
        ))}
        <SelectField name="speed" label="Speed" value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
          <option value={0}>Step by step</option>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each === 1 ? 'As fast as yours' : `${each} times as fast`}
            </option>
          ))}
        </SelectField>
      </div>
      <p className={styles.small}>
        Their time {clockOf(elapsedMs)} · {exchanges} exchanges · records on the server: {serverRecords}
      </p>
      <DifferenceTable differences={differences} />
      {refusal !== '' && <p className={styles.broken}>{refusal}</p>}
      <div className={styles.buttons}>
        <Button weight="primary" onClick={twin.judge}>
          End all trouble and judge
        </Button>
        <Button onClick={() => saveFile('lab-trace.json', trace())}>Export as a trace</Button>
        <Button onClick={() => saveFile('lab.e2e.ts', traceToTest(trace()))}>Export as a Playwright test</Button>
        <Button weight="quiet" onClick={onClose}>
          Close both
        </Button>
      </div>
      <p
        role="status"
        aria-label="Twin outcome"
        className={`${styles.verdict} ${verdict?.holds ? styles.holds : styles.broken}`}
      >
        {verdict !== null && `${verdict.holds ? 'Holds' : 'Broken'}: ${verdict.words}.`}
      </p>
    </>
  );
}

/** "0:02:07" */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / second);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
