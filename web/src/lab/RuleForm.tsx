/** Rules of one's own: a field for what is asked most, and a line for the rest. */
import { defaultPath, type RuleFault, ruleFaults, textToRules } from '@holdfast/shared/lab/faultRule';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/form/Field.tsx';
import { FormErrors } from '../ui/form/FormErrors.ts';
import { FormTextsContext } from '../ui/form/FormTextsContext.ts';
import type { Texts } from '../ui/form/formTexts.ts';
import styles from './Lab.module.css';
import { labSetting } from './labSetting.ts';
import { realNow } from './shiftDate.ts';

const begun: Texts = { fault: 'drop', path: defaultPath };

/** The rule as it is written in one line. */
function lineOf({ fault = '', path = '', nth = '', chance = '', seconds = '', more = '' }: Texts): string {
  const given = [
    ['path', path],
    ['nth', nth],
    ['probability', chance === '' ? '' : String(Number(chance) / 100)],
    ['forMs', seconds === '' ? '' : String(Number(seconds) * 1000)],
  ] as const;
  const pairs = given.map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== '');
  return [fault, ...pairs.map(([name, value]) => `${name}=${value}`), more].join(' ').trim();
}

export function RuleForm() {
  const [texts, setTexts] = useState(begun);
  const [why, setWhy] = useState('');
  const set = (event: FormEvent) => {
    event.preventDefault();
    const read = textToRules(lineOf(texts));
    if (read.kind === 'wrong') return setWhy(read.why);
    setWhy('');
    const active = labSetting.current();
    const rules = [...(active?.name === ownRules ? active.rules : []), ...read.rules];
    labSetting.set(ownRules, rules, realNow());
  };
  return (
    <form onSubmit={set} noValidate aria-labelledby="lab-own" className={styles.form}>
      <h3 id="lab-own" className={styles.smallHeading}>
        A rule of your own
      </h3>
      <FormErrors value={why === '' ? {} : { more: why }}>
        <FormTextsContext value={{ texts, change: (changes) => setTexts({ ...texts, ...changes }) }}>
          <div className={styles.fields}>
            <SelectField name="fault" label="Fault" hint={ruleFaults[texts.fault as RuleFault]}>
              {Object.keys(ruleFaults).map((fault) => (
                <option key={fault}>{fault}</option>
              ))}
            </SelectField>
            <TextField name="path" label="Path" hint="A star at the end stands for anything." dir="ltr" />
            <TextField name="nth" label="Only the nth" inputMode="numeric" placeholder="any" />
            <TextField name="chance" label="Chance in %" inputMode="decimal" placeholder="100" />
            <TextField name="seconds" label="For seconds" inputMode="decimal" placeholder="until stopped" />
            <TextField name="more" label="More" placeholder="seed=42 delayMs=500 commit=after" dir="ltr" />
          </div>
        </FormTextsContext>
      </FormErrors>
      <Button type="submit">Add rule</Button>
    </form>
  );
}

const ownRules = 'Own rules';
