/** Instead of the rows of a list in which a search has found none: what it was, and where the rest can be searched. */
import { PageLink } from '../ui/page/PageLink.tsx';
import { searchHref } from './searchHref.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

interface NoneFoundProps {
  of: Pick<WidgetDefinition, 'words' | 'path' | 'everything'>;
  search: string;
}

export function NoneFound({ of, search }: NoneFoundProps) {
  const all = searchHref(of, search);
  const isEverything = [...new URLSearchParams(of.everything)].every(
    ([name, value]) => new URLSearchParams(location.search).get(name) === value,
  );
  return (
    <p>
      No {of.words[0]} here has “{search}” in it.
      {!isEverything && (
        <>
          {' '}
          <PageLink href={all}>Search all {of.words[1]}</PageLink>
        </>
      )}
    </p>
  );
}
