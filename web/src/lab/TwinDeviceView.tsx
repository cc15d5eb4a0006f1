/** One device of a twin: how it stands, and everything that can be done to it. */
import { rulesToText } from '@holdfast/shared/lab/faultRule';
import { profiles } from '@holdfast/shared/lab/profiles';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/form/Field.tsx';
import styles from './Lab.module.css';
import type { ScenarioStep, Who } from './scenario.ts';
import type { Twin, TwinDevice } from './twin.ts';

interface TwinDeviceViewProps {
  who: Who;
  device: TwinDevice;
  twin: Twin;
}

export function TwinDeviceView({ who, device, twin }: TwinDeviceViewProps) {
  const name = who.toUpperCase();
  const { records, pending, refused, digest, problem, isRunning, hasWorker } = device;
  const profile = profiles.find(({ rules }) => rulesToText(rules) === device.rules)?.id ?? '';
  const [title, setTitle] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    setTitle('');
    return twin.take({ do: 'write', on: who, record: 'shared', values: { title: title.trim() } });
  };
  const choose = (id: string) => {
    const chosen = profiles.find((each) => each.id === id);
    return twin.take(
      chosen === undefined
        ? { do: 'stop_faults', on: who }
        : { do: 'faults', on: who, rules: rulesToText(chosen.rules) },
    );
  };
  const state = !hasWorker ? 'no worker' : (problem ?? (isRunning ? 'running' : 'all is well'));
  return (
    <section aria-label={`Device ${name}`} className={styles.device}>
      <h3 className={styles.smallHeading}>Device {name}</h3>
      <p className={styles.small}>
        Records: {records} · {pending} waiting · {refused} refused · {state.replaceAll('_', ' ')} · digest {digest}
      </p>
      <form onSubmit={(event) => void save(event)} className={styles.line}>
        <TextField
          name={`title-${who}`}
          label={`Title on ${name}`}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <Button type="submit">Save</Button>
      </form>
      <div className={styles.line}>
        <SelectField
          name={`profile-${who}`}
          label={`Faults of ${name}`}
          value={profile}
          onChange={({ target }) => void choose(target.value)}
        >
          <option value="">None</option>
          {profiles.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </SelectField>
        <Button aria-label={`Sync ${name} now`} onClick={() => twin.take({ do: 'sync', on: who })}>
          Sync now
        </Button>
      </div>
      <details>
        <summary>State of {name}</summary>
        <div className={styles.buttons}>
          {toolsOf(who).map(([words, step]) => (
            <Button key={words} aria-label={`${words}: ${name}`} onClick={() => twin.take(step)}>
              {words}
            </Button>
          ))}
        </div>
      </details>
    </section>
  );
}

function toolsOf(on: Who): readonly (readonly [words: string, step: ScenarioStep])[] {
  return [
    ['Kill the worker', { do: 'kill_worker', on }],
    ['Start a worker', { do: 'start_worker', on }],
    ['Freeze', { do: 'freeze', on }],
    ['Resume', { do: 'thaw', on }],
    ['Fill the storage', { do: 'fill_storage', on }],
    ['Make room', { do: 'make_room', on }],
    ['Evict everything', { do: 'evict', on }],
    ['End the session', { do: 'end_session', on }],
    ['Sign in again', { do: 'sign_in', on }],
    ['Open as an older app', { do: 'open', on, app: 'older' }],
    ['Open as today’s app', { do: 'open', on, app: 'current' }],
    ['Delete the record', { do: 'delete', on, record: 'shared' }],
    ['Add 1,000 records', { do: 'write_many', on, count: 1000 }],
    ['Add 10,000 records', { do: 'write_many', on, count: 10_000 }],
    ['Add 100,000 records', { do: 'write_many', on, count: 100_000 }],
  ];
}
