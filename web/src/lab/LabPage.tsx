/** The network lab: trouble on purpose, for people who test by hand and by script. */
import { useSyncExternalStore } from 'react';
import { Button } from '../ui/Button.tsx';
import { useQuery } from '../ui/page/navigate.ts';
import { Page } from '../ui/page/Page.tsx';
import { PageBody } from '../ui/page/PageBody.tsx';
import { preferences } from '../ui/preferences.ts';
import { isTester } from '../ui/tester.ts';
import { FaultsPart } from './FaultsPart.tsx';
import { InvariantsPart } from './InvariantsPart.tsx';
import styles from './Lab.module.css';
import { ScenariosPart } from './ScenariosPart.tsx';
import { TimelinePart } from './TimelinePart.tsx';
import { TwinPart } from './TwinPart.tsx';

export function LabPage() {
  const isOn = useSyncExternalStore(preferences.subscribe, isTester);
  return (
    <Page name="Network lab" lead="Makes trouble on purpose, to see that nothing is lost.">
      {isOn ? <Parts /> : <SwitchOn />}
    </Page>
  );
}

function SwitchOn() {
  return (
    <PageBody>
      <p className={styles.words}>
        The lab is for people who test Holdfast. What is saved on this device stays safe in it; sending may fail on
        purpose. It is part of tester mode, which can be switched off in Settings.
      </p>
      <Button weight="primary" onClick={() => preferences.take({ tester: 'on' })}>
        Switch on tester mode
      </Button>
    </PageBody>
  );
}

/** Who follows a link to a scenario came for that. */
function Parts() {
  const isForScenario = useQuery().scenario !== undefined;
  return (
    <div className={styles.parts}>
      {isForScenario && <ScenariosPart />}
      <FaultsPart />
      <TimelinePart />
      <InvariantsPart />
      <TwinPart />
      {!isForScenario && <ScenariosPart />}
    </div>
  );
}
