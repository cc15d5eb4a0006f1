/** A todo in the capture line: what no other entity asks for, with its day, time, repeat, tags and priority. */
import { type CapturePart, fieldText, firstOf, firstOfEach, type Token } from '../capturePart.ts';
import { addTodo } from './addTodo.ts';
import { todos } from './definition.ts';
import { blankTodo, todoForm } from './readTodo.ts';

export const capture: CapturePart<typeof todos.entity> = {
  of: todos,
  example: 'Order 60 kg Sidamo tomorrow 9am #beans !1',
  claim: () => 1,
  take({ tokens, known }) {
    const marked = tokens.filter(({ is }) => is === 'tag').map((token) => asList(token, known.list ?? []));
    return [...firstOfEach(tokens, ['repeat', 'day', 'time', 'priority']), ...marked];
  },
  texts(title, taken) {
    const [day, time, repeat] = [firstOf(taken, 'day'), firstOf(taken, 'time'), firstOf(taken, 'repeat')];
    const tags = taken.flatMap((token) => (token.is === 'tag' ? [token.tag] : []));
    return {
      title,
      due: day?.day ?? time?.day ?? repeat?.first ?? '',
      dueTime: time?.time ?? '',
      priority: String(firstOf(taken, 'priority')?.priority ?? 0),
      list: fieldText(taken, 'list'),
      tags: [...new Set(tags)].join(', '),
      repeat: repeat?.rule ?? '',
    };
  },
  blank: () => blankTodo,
  shape: todoForm,
  add: (device, store, values, id, options) => addTodo(device, store, values, id, options),
  async readKnown(store) {
    const open = (await store.rollup('list', { equals: [0] })) ?? [];
    return { list: open.map(({ key }) => String(key[1])).filter(Boolean) };
  },
};

/** A tag that is the name of a list means that list. */
function asList(token: Token, lists: readonly string[]): Token {
  if (token.is !== 'tag') return token;
  const list = lists.find((name) => name.toLowerCase().replaceAll(' ', '-') === token.tag.toLowerCase());
  return list === undefined ? token : { is: 'field', field: 'list', text: list, from: token.from, to: token.to };
}
