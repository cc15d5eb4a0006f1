/** Pages and forms are fetched after the first paint, all of them, so that each opens at once and also without a network. */
import { type ComponentType, lazy, Suspense } from 'react';

const loads: (() => Promise<unknown>)[] = [];

export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const once = async () => ({ default: await load() });
  const Part = lazy(once) as unknown as ComponentType<P>;
  loads.push(once);
  return (props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}

/** Rejects nothing: what could not be fetched is asked for again when it is opened. */
export async function fetchParts(): Promise<void> {
  await Promise.allSettled(loads.map((load) => load()));
}
