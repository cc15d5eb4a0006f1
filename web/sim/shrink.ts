/**
 * From a plan that breaks a rule to a short one that still breaks it. Steps have dice of their own, so leaving some out
 * leaves the rest as they were. Source: delta debugging (Zeller, Hildebrandt 2002), with a bound on the tries.
 */

/** `breaks` runs the steps. Answers the shortest list found that still breaks; the given one if nothing can go. */
export async function shrink(
  steps: readonly number[],
  breaks: (steps: readonly number[]) => Promise<boolean>,
  mostTries: number,
): Promise<readonly number[]> {
  let kept = steps;
  let tries = 0;
  for (let parts = 2; kept.length > 1 && tries < mostTries; ) {
    const size = Math.ceil(kept.length / parts);
    let isShorter = false;
    for (let from = 0; from < kept.length && tries < mostTries; ) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)];
      tries += 1;
      if (rest.length > 0 && (await breaks(rest))) {
        kept = rest;
        isShorter = true;
      } else from += size;
    }
    if (size === 1 && !isShorter) break;
    parts = isShorter ? Math.max(2, parts - 1) : Math.min(kept.length, parts * 2);
  }
  return kept;
}
