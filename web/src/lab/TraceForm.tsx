/** A trace that was exported, here or on another device, is run again. */
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/form/Field.tsx';
import { FormErrors } from '../ui/form/FormErrors.ts';
import styles from './Lab.module.css';
import type { Verdict } from './runScenario.ts';
import { readTrace, traceToScenario } from './trace.ts';

export function TraceForm() {
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const replay = async (event: FormEvent) => {
    event.preventDefault();
    setVerdict(null);
    const read = readTrace(text);
    setWhy(read.kind === 'wrong' ? read.why : '');
    if (read.kind === 'wrong') return;
    const { runInPage } = await import('./runInPage.ts');
    setVerdict(await runInPage({ ...traceToScenario(read.trace), isByHand: true }, read.trace.seed));
  };
  return (
    <form noValidate onSubmit={(event) => void replay(event)} className={`${styles.form} ${styles.trace}`}>
      <FormErrors value={why === '' ? {} : { trace: why }}>
        <div className={styles.fields}>
          <TextAreaField
            name="trace"
            label="Trace"
            hint="Of a twin, here or on another device: what “Export as a trace” saved."
            value={text}
            onChange={({ target }) => setText(target.value)}
            dir="ltr"
          />
        </div>
      </FormErrors>
      <Button type="submit">Replay</Button>
      <p
        role="status"
        aria-label="Replay outcome"
        className={`${styles.verdict} ${verdict?.holds ? styles.holds : styles.broken}`}
      >
        {verdict !== null && `${verdict.holds ? 'Holds' : 'Broken'}: ${verdict.words}.`}
      </p>
    </form>
  );
}
