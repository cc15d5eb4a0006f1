import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStep, openSteps, readSteps, stepWords, toggleStep } from './steps.ts';

const notes =
  'For Friday:\n- [ ] weigh the beans\n  * [x] warm up the drum \n1. [X] print labels\n- [] no box\n[ ] nor this\n- [ ]';

describe('the steps of a todo', () => {
  it('are the lines of its notes that begin with a box', () => {
    expect(readSteps(notes)).toEqual([
      { line: 1, text: 'weigh the beans', isDone: false },
      { line: 2, text: 'warm up the drum', isDone: true },
      { line: 3, text: 'print labels', isDone: true },
    ]);
    expect(stepWords(notes)).toBe('2 of 3 steps');
    expect(stepWords('- [ ] one')).toBe('0 of 1 step');
    expect(stepWords('nothing of the kind')).toBe('');
  });

  it('are done and opened again one by one; no other line changes', () => {
    const once = toggleStep(notes, 1);
    expect(readSteps(once).map(({ isDone }) => isDone)).toEqual([true, true, true]);
    expect(once.split('\n').toSpliced(1, 1)).toEqual(notes.split('\n').toSpliced(1, 1));
    expect(toggleStep(once, 1)).toBe(notes);
    for (const line of [0, 4, 5, 99, -1]) expect(toggleStep(notes, line)).toBe(notes);
  });

  it('are all open again for the next time', () => {
    expect(openSteps(notes)).toBe(notes.replace('[x]', '[ ]').replace('[X]', '[ ]'));
  });

  it('come after the last one there is', () => {
    expect(addStep('', 'first')).toBe('- [ ] first');
    expect(addStep('A note\n', 'first')).toBe('A note\n- [ ] first');
    expect(addStep('- [ ] a\n\nA note', ' b\nc ')).toBe('- [ ] a\n- [ ] b c\n\nA note');
  });

  it('are found again, whatever notes they are added to', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\S+$/), (text, step) => {
        const added = readSteps(addStep(text, step));
        expect(added).toHaveLength(readSteps(text.trimEnd()).length + 1);
        expect(added.some((one) => one.text === step && !one.isDone)).toBe(true);
      }),
    );
  });
});
