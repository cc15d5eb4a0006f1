/** Keeps a memory within its bound: what came first goes first, for Maps and Sets keep the order of insertion. */
export function forgetOldest<Key>(memory: Map<Key, unknown> | Set<Key>, most: number): void {
  if (memory.size > most) memory.delete(memory.keys().next().value as Key);
}
