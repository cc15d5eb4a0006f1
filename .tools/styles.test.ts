/** What the build makes of a style is not always what was written. */
import { expect, it } from 'vitest';
import { filesUnder, readProjectFile as read } from './projectFiles.ts';

it('no style asks :dir(), which the build turns into a list of languages', () => {
  const styles = filesUnder('web/src').filter((path) => path.endsWith('.css'));
  expect(styles).toContain('web/src/ui/base.css');
  expect(styles.filter((path) => read(path).includes(':dir('))).toEqual([]);
});
