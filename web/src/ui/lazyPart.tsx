/** Pages and forms are fetched after the first paint, all of them, so that each opens at once and also without a network. */
import { type ComponentType, lazy, Suspense, useState } from 'react';

const loads: (() => Promise<unknown>)[] = [];

interface Fetched<P extends object> {
  /** Undefined until it is here. */
  Ready: ComponentType<P> | undefined;
  Waited: ComponentType<P>;
}

export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const once = async () => {
    fetched.Ready ??= await load();
    return { default: fetched.Ready };
  };
  const fetched: Fetched<P> = { Ready: undefined, Waited: lazy(once) as unknown as ComponentType<P> };
  loads.push(once);
  return (props) => <Part fetched={fetched} given={props} />;
}

/**
 * What is here is drawn at once: React would wait for it even so, and then hold it back for 300 ms. What had to be waited
 * for stays the component it was, or its state would go.
 */
function Part<P extends object>({ fetched, given }: { fetched: Fetched<P>; given: P }) {
  const [Ready] = useState(() => fetched.Ready);
  if (Ready !== undefined) return <Ready {...given} />;
  return (
    <Suspense>
      <fetched.Waited {...given} />
    </Suspense>
  );
}

/** When there is nothing else to do. */
const whenIdle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve);
  });

/**
 * One after the other, so that a press never waits for more than one of them. Rejects nothing: what could not be fetched
 * is asked for again when it is opened.
 */
export async function fetchParts(): Promise<void> {
  for (const load of loads) {
    await whenIdle();
    await load().catch(() => undefined);
  }
}
