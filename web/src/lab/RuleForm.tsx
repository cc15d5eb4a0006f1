/** Rules of one's own: a field for what is asked most, and a line for the rest. */
import { defaultPath, type RuleFault, ruleFaults, textToRules } from '@holdfast/shared/lab/faultRule';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/form/Field.tsx';
import { type FieldErrors, FormErrors } from '../ui/form/FormErrors.ts';
import { FormTextsContext } from '../ui/form/FormTextsContext.ts';
import type { Texts } from '../ui/form/formTexts.ts';
import styles from './Lab.module.css';
import { labSetting } from './labSetting.ts';
import { refuseRule } from './refuseRule.ts';
import { realNow } from './shiftDate.ts';

const begun: Texts = { fault: 'drop', path: defaultPath };

/** The rule as it is written in one line. */
function lineOf({ fault = '', path = '', nth = '', chance = '', seconds = '', more = '' }: Texts): string {
  const scaled = (text: string, factor: number) => (text.trim() === '' ? '' : String(Number(text) * factor));
  const given = [
    ['path', path.trim()],
    ['nth', nth.trim()],
    ['probability', scaled(chance, 0.01)],
    ['forMs', scaled(seconds, 1000)],
  ] as const;
  const pairs = given.filter(([, value]) => value !== '');
  return [fault, ...pairs.map(([name, value]) => `${name}=${value}`), more].join(' ').trim();
}

export function RuleForm() {
  const [texts, setTexts] = useState(begun);
  const [errors, setErrors] = useState<FieldErrors>({});
  const refuse = (form: HTMLFormElement, found: FieldErrors) => {
    setErrors(found);
    const [name = ''] = Object.keys(found);
    (form.elements.namedItem(name) as HTMLElement | null)?.focus();
  };
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = refuseRule(texts);
    if (Object.keys(found).length > 0) return refuse(event.currentTarget, found);
    const read = textToRules(lineOf(texts));
    if (read.kind === 'wrong') return refuse(event.currentTarget, { more: read.why });
    setErrors({});
    const active = labSetting.current();
    const rules = [...(active?.name === ownRules ? active.rules : []), ...read.rules];
    labSetting.set(ownRules, rules, realNow());
  };
  return (
    <form onSubmit={set} noValidate aria-label="A rule of your own" className={styles.form}>
      <FormErrors value={errors}>
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
            <TextField name="more" label="More" placeholder="seed=42 delayMs=500 commit=after" dir="ltr" wide />
          </div>
        </FormTextsContext>
      </FormErrors>
      <Button type="submit">Add rule</Button>
    </form>
  );
}

const ownRules = 'Own rules';
