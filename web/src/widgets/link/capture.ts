/** A quick link in the capture line: "tides.example.org #Weather". An address is never fetched. */
import { wordsIn } from '../../ui/words/joinWords.ts';
import { type CapturePart, fieldText, firstOf } from '../capturePart.ts';
import { beginsWithDeed } from '../deedWords.ts';
import { addLink } from './addLink.ts';
import { links } from './definition.ts';
import { linkForm } from './readLink.ts';

const looked = 300;

export const capture: CapturePart<typeof links.entity> = {
  of: links,
  example: 'tides.example.org #Weather',
  claim({ tokens, rest }) {
    const address = firstOf(tokens, 'address');
    if (address === undefined) return 0;
    if (address.isAll) return 5;
    const isToDo = tokens.some(({ is }) => is === 'day' || is === 'time' || is === 'priority' || is === 'repeat');
    return isToDo || beginsWithDeed(rest) ? 0 : 3;
  },
  take({ tokens, known }) {
    const address = firstOf(tokens, 'address');
    const tag = firstOf(tokens, 'tag');
    if (tag === undefined) return address ? [address] : [];
    const group = known.group?.find((name) => name.toLowerCase().replaceAll(' ', '-') === tag.tag.toLowerCase());
    const asGroup = { is: 'field', field: 'group', text: group ?? tag.tag, from: tag.from, to: tag.to } as const;
    return address ? [address, asGroup] : [asGroup];
  },
  texts: (title, taken) => ({
    url: firstOf(taken, 'address')?.address ?? '',
    title,
    group: fieldText(taken, 'group'),
  }),
  blank: () => ({}),
  shape: linkForm,
  add: (_device, store, values, id, options) => addLink(store, values, id, options),
  async readKnown(store) {
    const some = await store.query({ by: ['group', 'order'], limit: looked });
    return { group: wordsIn(some.map(({ group }) => group)) };
  },
};
