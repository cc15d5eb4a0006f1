/** The sentence above what signing out would lose: what is not safe, then what leaving does to it [AU3]. */

/** `kinds` as in "2 todos, 1 sale", `count` records in all; `isCertain`: the server is known to lack the changes. */
export function lossWords(kinds: string, count: number, isCertain: boolean): string {
  if (isCertain) {
    return `The server does not have your latest changes to ${kinds}. Signing out takes them off this device, and nothing brings them back:`;
  }
  const them = count === 1 ? 'it' : 'them';
  return `Without signing in nobody can tell whether the server has ${kinds}. Signing out takes ${them} off this device, and perhaps nothing brings ${them} back:`;
}
