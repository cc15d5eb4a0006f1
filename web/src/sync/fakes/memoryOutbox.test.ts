import { localStoreContract } from '../localStore.contract.ts';
import { createMemoryOutbox } from './memoryOutbox.ts';

localStoreContract('an outbox in memory', async () => {
  const store = createMemoryOutbox();
  return {
    store,
    add: async () => store.add(1)[0] as string,
    edit: async (id) => store.edit(id),
    fill() {
      store.holdNextApply('storage_full');
      store.release();
    },
  };
});
