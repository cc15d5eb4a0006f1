/** Every kind of failure there is, each as a scenario. */
import type { Scenario } from './scenario.ts';
import { conflictScenarios } from './scenarios/conflictScenarios.ts';
import { deviceScenarios } from './scenarios/deviceScenarios.ts';
import { networkScenarios } from './scenarios/networkScenarios.ts';
import { serverScenarios } from './scenarios/serverScenarios.ts';
import { updateScenarios } from './scenarios/updateScenarios.ts';

export const scenarios: readonly Scenario[] = [
  ...networkScenarios,
  ...serverScenarios,
  ...deviceScenarios,
  ...conflictScenarios,
  ...updateScenarios,
];

export const scenarioById = (id: string): Scenario | undefined => scenarios.find((scenario) => scenario.id === id);
