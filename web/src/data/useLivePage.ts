/** A page of a long list, live. */
import type { PageBounds } from './readPage.ts';
import { useLive } from './useLive.ts';

const pageSize = 50;
/** A screenful, and a little more: what is first seen of a list is there sooner. */
const firstSize = 25;

/**
 * `read` as of `useLive`, of these bounds: no more than `limit`, and where what it left begins. One that others have
 * written into may grow to twice its size before it is cut. Undefined until the first answer.
 */
export function useLivePage<E, P extends { next: E | null }>(
  bounds: PageBounds<E>,
  read: (limit: number) => Promise<P>,
  deps: readonly unknown[],
  size = bounds.start === null ? firstSize : pageSize,
): P | undefined {
  const place = JSON.stringify(bounds);
  const limit = bounds.end === null ? size : 2 * size;
  const found = useLive(async () => ({ page: await read(limit), place }), [...deps, place]);
  // Until the answer for other bounds comes it shows the rows of those before, whose end says nothing of these.
  return found && (found.place === place ? found.page : { ...found.page, next: null });
}
