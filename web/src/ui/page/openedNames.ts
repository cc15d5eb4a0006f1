/** Names in the query of what stands open over a page; `start` says where an event that is added begins. */
export const openedNames: readonly string[] = ['open', 'add', 'start', 'import', 'read'];
