/** Which keys open which links: 1 to 9 the first nine, in their order; none where single keys are off [CM3]. */
import { preferences } from '../../ui/preferences.ts';

export const numberedLinks = 9;

export function numberLinks(first: readonly { id: string }[]): ReadonlyMap<string, number> {
  const numbered = preferences.current().singleKeys === 'off' ? 0 : numberedLinks;
  return new Map(first.slice(0, numbered).map(({ id }, at) => [id, at + 1]));
}
