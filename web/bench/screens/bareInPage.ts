/**
 * What there is to reach: a page without a framework that reads and writes the rows of the app's own tables by plain
 * IndexedDB. It shows as many as the dashboard, adds up nothing, and keeps neither stamps nor marks.
 */

const database = new Promise<IDBDatabase>((resolve, reject) => {
  const open = indexedDB.open('holdfast-local');
  open.onsuccess = () => resolve(open.result);
  open.onerror = () => reject(open.error);
});
const today = new Date().toISOString().slice(0, 10);

interface Row {
  id: string;
  values: Record<string, unknown>;
  keys: Record<string, string | number>;
}

interface List {
  entity: string;
  index: readonly string[];
  range: IDBKeyRange;
  limit: number;
  reverse?: boolean;
  text(values: Row['values']): unknown[];
}

const all = IDBKeyRange.bound([1], [1, []]);
const lists: Record<string, List> = {
  Todos: {
    entity: 'todo',
    index: ['done', 'due', 'dueTime', 'order'],
    range: IDBKeyRange.bound([1, 0], [1, 0, []]),
    limit: 7,
    text: ({ title, due, list }) => [title, due, list],
  },
  Sales: {
    entity: 'sale',
    index: ['date'],
    range: all,
    limit: 5,
    reverse: true,
    text: ({ item, customer, status, unitPrice }) => [item, customer, status, unitPrice],
  },
  Calendar: {
    entity: 'event',
    index: ['start'],
    range: IDBKeyRange.bound([1, today], [1, []]),
    limit: 6,
    text: ({ title, start, place }) => [title, start, place],
  },
  Links: { entity: 'link', index: ['group', 'order'], range: all, limit: 12, text: ({ title }) => [title] },
  Expenses: {
    entity: 'expense',
    index: ['date'],
    range: all,
    limit: 5,
    reverse: true,
    text: ({ vendor, category, amount }) => [vendor, category, amount],
  },
};

async function read({ entity, index, range, limit, reverse }: List): Promise<Row[]> {
  const db = await database;
  const name = `[${['live', ...index].map((key) => `keys.${key}`).join('+')}]`;
  const source = db.transaction(entity).objectStore(entity).index(name);
  return new Promise((resolve) => {
    if (reverse !== true) {
      const asked = source.getAll(range, limit);
      asked.onsuccess = () => resolve(asked.result as Row[]);
      return;
    }
    const rows: Row[] = [];
    const asked = source.openCursor(range, 'prev');
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (cursor !== null) rows.push(cursor.value as Row);
      if (cursor === null || rows.length === limit) resolve(rows);
      else cursor.continue();
    };
  });
}

function item({ text }: List, { values }: Row): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text(values).join(' · ');
  return line;
}

async function put(name: string, values: Row['values'], keys: Row['keys']): Promise<void> {
  const list = lists[name] as List;
  const row = { id: crypto.randomUUID(), values, stamps: {}, keys: { live: 1, ...keys } };
  const transaction = (await database).transaction(list.entity, 'readwrite');
  transaction.objectStore(list.entity).put(row);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  document.getElementById(name)?.prepend(item(list, row));
}

function onSubmit(form: string, save: (field: (name: string) => string) => Promise<void>): void {
  const element = document.getElementById(form) as HTMLFormElement;
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = new FormData(element);
    // The line is free for the next one at once, in the app too. A browser shows that before it hands out what the
    // database answers.
    element.reset();
    void save((name) => String(fields.get(name)));
  });
}

onSubmit('new-todo', (field) =>
  put(
    'Todos',
    { title: field('title'), done: false, order: 'a0' },
    { done: 0, due: '', dueTime: '24:00', order: 'a0', list: '', doneAt: '' },
  ),
);
onSubmit('new-expense', (field) =>
  put(
    'Expenses',
    { vendor: field('vendor'), amount: Number(field('amount')) * 100, category: field('category'), date: today },
    { date: today, category: field('category') },
  ),
);
document.getElementById('all')?.addEventListener('click', async () => {
  const list = { ...(lists.Todos as List), limit: 50 };
  const rows = (await read(list)).map((row) => item(list, row));
  document.getElementById('page')?.replaceChildren(...rows);
});

for (const [name, list] of Object.entries(lists)) {
  void read(list).then((rows) => document.getElementById(name)?.replaceChildren(...rows.map((row) => item(list, row))));
}
void navigator.serviceWorker.register('/sw.js');
