/**
 * Does commands to the records they are called for, however they were called: asks first where one needs an answer, then
 * says what was done and offers the way back, or says why not.
 */
import { type ReactNode, useState } from 'react';
import { storeOf, useDevice } from '../../data/DeviceProvider.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { wayBack } from '../wayBack.ts';
import { AskDialog } from './AskDialog.tsx';
import type { Call } from './call.ts';
import { writeCommand } from './writeCommand.ts';

export interface Calls {
  call(call: Call): Promise<void>;
  /** To be drawn by whoever calls. */
  dialog: ReactNode;
}

export function useCalls(): Calls {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  const [asked, setAsked] = useState<Call | null>(null);

  const perform = async ({ onDone, ...deed }: Call, value: string) => {
    const { outcome, words } = await writeCommand(device, { ...deed, store: storeOf(device, deed.of.entity), value });
    if (!outcome.ok) return tell(outcome);
    if (outcome.action === null) return tell({ ok: true, words });
    onDone?.();
    offerUndo(words, () => wayBack(device, outcome));
  };
  return {
    async call(call) {
      if (call.command.ask === undefined) return perform(call, '');
      setAsked(call);
    },
    dialog: asked && (
      <AskDialog call={asked} onAnswer={(value) => perform(asked, value)} onClose={() => setAsked(null)} />
    ),
  };
}
