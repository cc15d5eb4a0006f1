/** A rule that did not hold. */
export class Broken extends Error {
  override name = 'Broken';
  readonly rule: string;
  constructor(rule: string, words: string) {
    super(`[${rule}] ${words}`);
    this.rule = rule;
  }
}
