/** Every kind of failure by a press or a link, with what must hold and whether it did. */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useQuery } from '../ui/page/navigate.ts';
import { PageBody } from '../ui/page/PageBody.tsx';
import { PageLink } from '../ui/page/PageLink.tsx';
import styles from './Lab.module.css';
import type { Verdict } from './runScenario.ts';
import type { Scenario } from './scenario.ts';
import { scenarioById, scenarios } from './scenarios.ts';

const defaultSeed = 42;
const load = () => import('./runInPage.ts');

export function ScenariosPart() {
  const { scenario: asked, seed: seedText } = useQuery();
  const seed = seedText !== undefined && /^\d{1,9}$/.test(seedText) ? Number(seedText) : defaultSeed;
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const [words, setWords] = useState('');
  /** How many of how many are under way; null while none is. */
  const [progress, setProgress] = useState<string | null>(null);
  const running = useRef(false);

  async function run(chosen: readonly Scenario[]): Promise<void> {
    if (running.current) return;
    running.current = true;
    setWords('');
    const found = new Map<string, Verdict>();
    try {
      const { deleteLeftovers, runInPage } = await load();
      await deleteLeftovers();
      for (const [index, scenario] of chosen.entries()) {
        setProgress(`Running ${index + 1} of ${chosen.length}`);
        const verdict = await runInPage(scenario, seed);
        found.set(scenario.id, verdict);
        setVerdicts((before) => new Map([...before, [scenario.id, verdict]]));
      }
      setWords(sumUp(chosen, found));
    } catch (error) {
      setWords(`Broken: the lab itself has failed (${String(error)})`);
    } finally {
      running.current = false;
      setProgress(null);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a link is followed once
  useEffect(() => {
    if (asked === undefined) return;
    const scenario = scenarioById(asked);
    if (scenario === undefined) setWords(`Broken: there is no scenario “${asked}”`);
    else void run([scenario]);
  }, [asked, seed]);

  const shown = asked === undefined ? undefined : scenarioById(asked);
  return (
    <PageBody label="Scenarios">
      <h2 className={styles.heading}>Scenarios</h2>
      <p className={styles.words}>
        Each runs on two devices that exist for it only, with databases of their own in this browser and a server in
        this page; hours pass in a moment. The store, the engine and the merge are the ones you use. Nothing of yours is
        touched, and no network is needed.
      </p>
      <div className={styles.buttons}>
        <Button weight="primary" onClick={() => run(scenarios)}>
          Run all scenarios
        </Button>
        <span className={styles.small}>
          {progress !== null && `${progress} · `}Seed {seed}
        </span>
      </div>
      {shown !== undefined && (
        <p className={styles.words}>
          <b>{shown.name}.</b> {shown.about} <i>Must hold:</i> {shown.mustHold}
        </p>
      )}
      <p
        role="status"
        aria-label="Verdict"
        className={`${styles.verdict} ${words.startsWith('Holds') ? styles.holds : styles.broken}`}
      >
        {words}
      </p>
      <details open={shown === undefined || verdicts.size > 1}>
        <summary>All {scenarios.length} scenarios</summary>
        <ul className={styles.scenarios}>
          {scenarios.map((scenario) => (
            <ScenarioRow
              key={scenario.id}
              scenario={scenario}
              verdict={verdicts.get(scenario.id)}
              href={`/lab?scenario=${scenario.id}&seed=${seed}`}
              onAgain={asked === scenario.id ? () => void run([scenario]) : undefined}
            />
          ))}
        </ul>
      </details>
    </PageBody>
  );
}

function sumUp(chosen: readonly Scenario[], found: ReadonlyMap<string, Verdict>): string {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined) return verdictWords(found.get(only.id));
  const broken = chosen.filter(({ id }) => found.get(id)?.holds !== true);
  if (broken.length === 0) return `Holds: all ${chosen.length} scenarios.`;
  return `Broken: ${broken.length} of ${chosen.length} scenarios: ${broken.map(({ id }) => id).join(', ')}.`;
}

function verdictWords(verdict: Verdict | undefined): string {
  return verdict === undefined ? '' : `${verdict.holds ? 'Holds' : 'Broken'}: ${verdict.words}.`;
}

interface ScenarioRowProps {
  scenario: Scenario;
  verdict: Verdict | undefined;
  href: string;
  /** Where the link leads to where one is. */
  onAgain: (() => void) | undefined;
}

function ScenarioRow({ scenario: { name, about, mustHold }, verdict, href, onAgain }: ScenarioRowProps) {
  return (
    <li className={styles.scenario}>
      <h3 className={styles.smallHeading}>
        <PageLink href={href} onGo={onAgain}>
          {name}
        </PageLink>
      </h3>
      <p className={styles.small}>
        {about} {mustHold}
      </p>
      {verdict !== undefined && (
        <p className={`${styles.small} ${verdict.holds ? styles.holds : styles.broken}`}>
          {verdict.holds ? 'Holds' : verdictWords(verdict)}
        </p>
      )}
    </li>
  );
}
