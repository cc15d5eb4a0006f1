/** What is said between the sync worker of the lab and the tab that runs it. */
import type { RuleCount } from '@holdfast/shared/lab/createInterpreter';
import type { LabExchange } from './labAsk.ts';
import type { LabSetting } from './labSetting.ts';

export interface LabBegin {
  setting: LabSetting;
  counts: readonly RuleCount[];
}

export interface LabNote {
  exchange: LabExchange;
  counts: RuleCount[];
}
