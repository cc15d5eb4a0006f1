/** What of a file cannot be taken, gathered by why. */
export interface Barred {
  because: string;
  /** All of it, as it can be found in the file. */
  what: string[];
}

export function addBarred(all: Barred[], { because, what }: { because: string; what: string }): void {
  const found = all.find((each) => each.because === because);
  if (found) found.what.push(what);
  else all.push({ because, what: [what] });
}
