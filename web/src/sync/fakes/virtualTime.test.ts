import { advanceUntil } from '@holdfast/shared/clock/timers.contract';
import { clockContract } from '../clock.contract.ts';
import { createVirtualTime } from './virtualTime.ts';

clockContract('the tests', 'to the millisecond', () => {
  const time = createVirtualTime();
  return { ...time, until: advanceUntil(time.advance) };
});
