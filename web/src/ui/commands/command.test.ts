import { expect, it } from 'vitest';
import { type Command, commandsNow } from './command.ts';

const command = (id: string, rest: Partial<Command>): Command => ({
  id,
  where: 'Rows',
  name: id,
  act: () => {},
  ...rest,
});

it('[CM1] a list has what can be called for here and would change something, and looks at records for that only', async () => {
  const looked: string[] = [];
  const fits = (id: string, fits: boolean) => async () => {
    looked.push(id);
    return fits;
  };
  const all = [
    command('anywhere', {}),
    command('elsewhere', { applies: () => false, fits: fits('elsewhere', true) }),
    command('here', { applies: () => true, fits: fits('here', true) }),
    command('done already', { fits: fits('done already', false) }),
  ];
  expect((await commandsNow(all)).map(({ id }) => id)).toEqual(['anywhere', 'here']);
  expect(looked).toEqual(['here', 'done already']);
});
