/** Faults of this very device: profiles by one press, and rules of one's own. */

import { ruleToText } from '@holdfast/shared/lab/faultRule';
import { profiles } from '@holdfast/shared/lab/profiles';
import { Button } from '../ui/Button.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import styles from './Lab.module.css';
import { labSetting } from './labSetting.ts';
import { RuleForm } from './RuleForm.tsx';
import { realNow } from './shiftDate.ts';
import { useHasAccount } from './useHasAccount.ts';
import { useLabSetting } from './useLabSetting.ts';

export function FaultsPart() {
  const setting = useLabSetting();
  const rules = setting?.rules ?? [];
  const hasAccount = useHasAccount();
  return (
    <PageBody label="Faults of this device">
      <h2 className={styles.heading}>Faults of this device</h2>
      <p className={styles.words}>
        They meet what this browser asks the server for, in every tab, until they are stopped. Nothing else on this
        device or on others is touched.
      </p>
      {hasAccount === false && (
        <p className={styles.words}>
          <b>Nothing is asked of a server before you sign in</b>, so there is nothing here that faults could meet. The
          twin and the scenarios need no account.
        </p>
      )}
      <ul className={styles.profiles}>
        {profiles.map(({ id, name, about, rules: made }) => {
          const isOn = rules.length > 0 && setting?.name === name;
          const press = () => (isOn ? labSetting.stop(realNow()) : labSetting.set(name, made, realNow()));
          return (
            <li key={id}>
              <Button aria-pressed={isOn} aria-describedby={`profile-${id}`} onClick={press}>
                {name}
              </Button>
              <p id={`profile-${id}`} className={styles.small}>
                {about}
              </p>
            </li>
          );
        })}
      </ul>
      {rules.length > 0 && (
        <section aria-labelledby="lab-active">
          <h3 id="lab-active" className={styles.smallHeading}>
            Active now
          </h3>
          <ul className={styles.rules}>
            {rules.map((rule) => (
              <li key={ruleToText(rule)}>
                <code>{ruleToText(rule)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details>
        <summary>A rule of your own</summary>
        <RuleForm />
      </details>
    </PageBody>
  );
}
