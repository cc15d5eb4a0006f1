import { expect, it } from 'vitest';
import { writeTrace } from '../src/lab/trace.ts';
import { replay, replayOfScenario, replayOfTrace } from './replay.ts';

it('[EN5] what was done by hand is done again against the real server, and judged', async () => {
  const trace = writeTrace(7, [
    { do: 'sign_in', on: 'a' },
    { do: 'sign_in', on: 'b' },
    { do: 'write', on: 'a', record: 'lamp', values: { title: 'Lamp' } },
    { do: 'faults', on: 'a', rules: 'reply_lost nth=1' },
    { do: 'sync', on: 'a' },
  ]);
  expect(await replay(replayOfTrace(trace))).toMatchObject({ holds: true });
  // A fault that meets nothing has shown nothing.
  expect(await replay(replayOfTrace(trace.replace('nth=1', 'nth=99')))).toMatchObject({
    holds: false,
    words: expect.stringContaining('has met nothing'),
  });
});

it('says what is no trace and no scenario', () => {
  expect(() => replayOfTrace('{}')).toThrow('This is no trace of the lab.');
  expect(() => replayOfScenario('sunny', 1)).toThrow('there is no scenario sunny: choose from');
});
