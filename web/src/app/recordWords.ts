/** What a record is called outside its widget: its kind, and the words a person would know it by. */

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  todo: ['todo', 'todos'],
  sale: ['sale', 'sales'],
  event: ['event', 'events'],
  link: ['link', 'links'],
  expense: ['expense', 'expenses'],
  preference: ['setting', 'settings'],
};

/** "1 todo", "3 sales". */
export function countWords(entity: string, count: number): string {
  const [one, many] = kinds[entity] ?? ['record', 'records'];
  return `${count} ${count === 1 ? one : many}`;
}

/** "Todo", "Sale". */
export function kindWord(entity: string): string {
  const [one] = kinds[entity] ?? ['record'];
  return one.charAt(0).toUpperCase() + one.slice(1);
}

export function recordTitle(values: Readonly<Record<string, unknown>> | undefined): string {
  const known = [values?.title, values?.item, values?.vendor, values?.category, values?.name];
  return known.find((text) => typeof text === 'string' && text !== '')?.toString() ?? 'Untitled';
}
