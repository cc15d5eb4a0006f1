/** A live read as a hook, under the condition that liveRead.ts tells of. */
import { startTransition, use, useEffect, useState } from 'react';
import { TogetherContext } from './answersTogether.ts';
import { liveRead } from './liveRead.ts';
import { shareEqual } from './shareEqual.ts';

/** Undefined until the first answer; with other `deps` the one before stays until the next. What has not
 * changed stays the very same object. What fails, fails where it is shown. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const [found, setFound] = useState<{ value?: T; error?: unknown }>({});
  const together = use(TogetherContext);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `read` depends on its caller says
  useEffect(() => {
    const first = together?.begin();
    let isFirst = true;
    let value: T;
    const take = () => {
      const taken = value;
      setFound((before) => {
        const shared = shareEqual(before.value, taken);
        return 'value' in before && shared === before.value ? before : { value: shared };
      });
    };
    const watch = liveRead(read).subscribe(
      (answer) => {
        value = answer;
        // What is shown for the first time is much, and nobody has seen it yet: it is drawn in slices that a press or a
        // key can come between. What changes is little, and is drawn at once.
        if (!isFirst) take();
        else if (first === undefined) startTransition(take);
        else first.give(take);
        isFirst = false;
      },
      (error: unknown) => {
        first?.leave();
        setFound({ error });
      },
    );
    return () => {
      watch.unsubscribe();
      first?.leave();
    };
  }, [...deps]);
  if (found.error !== undefined) throw found.error;
  return found.value;
}
