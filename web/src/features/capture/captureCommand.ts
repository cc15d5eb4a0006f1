/** The way to the capture line, whichever way it is called for. */
import { PenLine } from 'lucide-react';
import type { Command } from '../../ui/commands/command.ts';
import { holdTyping } from '../../ui/keys/typedAhead.ts';
import { openCapture } from '../../widgets/openCapture.ts';

export const captureCommand: Command = {
  id: 'capture.open',
  where: 'Add',
  name: 'Capture anything in one line',
  also: ['add', 'new', 'quick'],
  icon: PenLine,
  keys: ['q'],
  act() {
    holdTyping(performance.now());
    openCapture();
  },
};
