/** Runs a scenario on two devices of the lab, lets them come to rest, and says whether what must hold does. */
import { textToRules } from '@holdfast/shared/lab/faultRule';
import { comeToRest, judgeLab } from './judgeLab.ts';
import type { LabSession } from './labServer.ts';
import { DoesNotHold, must } from './must.ts';
import { type LabParts, type MadeExchange, openLab } from './openLab.ts';
import type { Scenario } from './scenario.ts';
import { takeStep } from './takeStep.ts';

export interface Verdict {
  holds: boolean;
  words: string;
}

const second = 1000;

export async function runScenario<S extends LabSession>(scenario: Scenario, parts: LabParts<S>): Promise<Verdict> {
  const lab = await openLab({ ...parts, isByOrder: scenario.hasWrongClock ?? false });
  try {
    await lab.world.pass(second);
    for (const step of scenario.steps) await takeStep(lab, step);
    await comeToRest(lab);
    const words = await judgeLab(lab);
    if (!scenario.isByHand) mustHaveStruck(scenario, lab.exchanges);
    return { holds: true, words };
  } catch (error) {
    return { holds: false, words: error instanceof DoesNotHold ? error.message : String(error) };
  } finally {
    await lab.close();
  }
}

/** A fault that met nothing has shown nothing. */
function mustHaveStruck({ steps }: Scenario, exchanges: readonly MadeExchange[]): void {
  const met = new Set<string>(exchanges.flatMap(({ exchange }) => exchange.faults));
  for (const step of steps) {
    const read = step.do === 'faults' ? textToRules(step.rules) : null;
    for (const { fault } of read?.kind === 'rules' ? read.rules : []) {
      must(fault.startsWith('clock_') || met.has(fault), `${fault} has met nothing, so this has shown nothing`);
    }
  }
}
