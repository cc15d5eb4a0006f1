import { localStoreContract } from '../sync/localStore.contract.ts';
import { createTestSync } from './fakes/createTestSync.ts';

localStoreContract('the database of a device', async () => {
  const { device, store, todos, add } = await createTestSync();
  let edits = 0;
  return {
    store,
    add: () => add('a record'),
    edit: async (id) => void (await todos.edit(id, { title: `edit ${++edits}` })),
    fill() {
      // The cursor comes last: whatever else a reply brings is written by then.
      const { creating } = device.db.meta.hook;
      const refuse = (key: unknown) => {
        if (key !== 'cursor') return;
        creating.unsubscribe(refuse);
        throw new DOMException('no room', 'QuotaExceededError');
      };
      creating.subscribe(refuse);
    },
  };
});
