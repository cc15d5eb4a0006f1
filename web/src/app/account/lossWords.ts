/** The sentences above what signing out would lose: what is not safe, then what leaving does to it [AU3]. */

export interface Loss {
  /** As in "2 todos, 1 sale"; empty when no record would be lost. */
  kinds: string;
  /** Forms somebody typed into and did not save. */
  drafts: number;
  /** The server is known to lack the changes; without a session nobody can tell. */
  isCertain: boolean;
}

export function lossWords({ kinds, drafts, isCertain }: Loss): string {
  const typed = `what you typed into ${drafts === 1 ? '1 form' : `${drafts} forms`} and did not save`;
  if (isCertain || kinds === '') {
    const lacking = [kinds && `your latest changes to ${kinds}`, drafts > 0 && typed].filter(Boolean).join(' and ');
    return `The server does not have ${lacking}. Signing out takes that off this device, and nothing brings it back.`;
  }
  const unknown = `Without signing in nobody can tell whether the server has ${kinds}`;
  const known = drafts > 0 ? `, and it does not have ${typed}` : '';
  return `${unknown}${known}. Signing out takes all that off this device, and perhaps nothing brings it back.`;
}

/** What deleting the account does, exactly: here, on the server, and on every other device. `kinds`: all that is here. */
export function deletionWords({ kinds, drafts }: Pick<Loss, 'kinds' | 'drafts'>): string {
  const typed = drafts > 0 ? `, and what you typed into ${drafts === 1 ? '1 form' : `${drafts} forms`}` : '';
  const here = kinds === '' && drafts === 0 ? 'Nothing of yours is on this device' : `Here these are ${kinds}${typed}`;
  return (
    `Deleting the account takes it and all of its records off the server and off this device, for good. ${here}. ` +
    'Your other devices are signed out and keep what they have; what is shared with others stays theirs.'
  );
}
