import { advanceUntil } from '@holdfast/shared/clock/timers.contract';
import { createVirtualTimers } from '../test/virtualTimers.ts';
import { batcherPortsContract } from './batching/batcherPorts.contract.ts';
import { systemTimers } from './systemTimers.ts';

batcherPortsContract('the machine', 'as a machine', () => {
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { time: systemTimers(), until: async (happened) => void (await happened), turn };
});

batcherPortsContract('the tests', 'to the millisecond', () => {
  const time = createVirtualTimers();
  return { time, until: advanceUntil(time.advance), turn: time.turn };
});
