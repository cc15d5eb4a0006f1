/** What can be done with links, one or many. */
import type { link } from '@holdfast/shared/entities/link';
import { FolderInput } from 'lucide-react';
import { wordsIn } from '../../ui/words/joinWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';

/** How many links are looked through for groups. */
const looked = 300;

const move: RecordCommand<typeof link> = {
  id: 'link.move',
  name: 'Move',
  also: ['group'],
  icon: FolderInput,
  keys: ['m'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'Group',
    none: 'No group',
    async used({ query }) {
      return wordsIn((await query({ by: ['group', 'order'], limit: looked })).map(({ group }) => group));
    },
  },
  said: (group) => (group === '' ? 'Out of their groups:' : `Moved to “${group}”:`),
  plan: ({ group }, { value }) => (value === group ? null : { group: value }),
};

export const moreCommands = [move];
