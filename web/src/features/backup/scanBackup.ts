/**
 * The text of a copy taken apart without reading it whole: record by record, wherever the file is cut off. What stands
 * between the brackets of a record is not looked at here. Pure.
 */

export type BackupPart =
  /** A value beside the records, as JSON. */
  { is: 'value'; name: string; text: string } | { is: 'record'; entity: string; text: string };

/** `cut`: the text ends, or stops being JSON, before its own end. */
export type ScanEnd = 'whole' | 'cut' | 'no_object';

export function* scanBackup(text: string): Generator<BackupPart, ScanEnd> {
  const cursor = new Cursor(text);
  if (!cursor.take('{')) return 'no_object';
  for (const name of cursor.members()) {
    if (name === 'records' && cursor.take('{')) {
      for (const entity of cursor.members()) {
        if (!cursor.take('[')) cursor.fail();
        for (const record of cursor.items()) yield { is: 'record', entity, text: record };
      }
    } else {
      const value = cursor.takeValue();
      if (value !== null) yield { is: 'value', name, text: value };
    }
  }
  return cursor.isCut ? 'cut' : 'whole';
}

const space = /[^ \t\n\r]/g;

/** Goes through JSON once, from left to right; once something is amiss it yields nothing more. */
class Cursor {
  isCut = false;
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    // A byte order mark.
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  fail(): void {
    this.isCut = true;
  }

  take(sign: string): boolean {
    this.skipSpace();
    if (this.isCut || this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  /** The names in an object whose bracket has been taken; after each its value is to be taken. */
  *members(): Generator<string> {
    if (this.take('}')) return;
    while (!this.isCut) {
      const name = this.takeName();
      if (name === null || !this.take(':')) return this.fail();
      yield name;
      if (this.take('}')) return;
      if (!this.take(',')) return this.fail();
    }
  }

  /** The values in a list whose bracket has been taken. */
  *items(): Generator<string> {
    if (this.take(']')) return;
    while (!this.isCut) {
      const value = this.takeValue();
      if (value === null) return;
      yield value;
      if (this.take(']')) return;
      if (!this.take(',')) return this.fail();
    }
  }

  /** Null where there is none, or no whole one. */
  takeValue(): string | null {
    this.skipSpace();
    const end = this.isCut ? -1 : endOfValue(this.text, this.at);
    if (end === -1) {
      this.fail();
      return null;
    }
    const value = this.text.slice(this.at, end);
    this.at = end;
    return value;
  }

  private takeName(): string | null {
    this.skipSpace();
    if (this.text[this.at] !== '"') return null;
    try {
      return JSON.parse(this.takeValue() ?? '') as string;
    } catch {
      return null;
    }
  }

  private skipSpace(): void {
    space.lastIndex = this.at;
    this.at = space.exec(this.text)?.index ?? this.text.length;
  }
}

/** Where the value that begins here ends; -1: nowhere. */
function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') {
      at = endOfString(text, at) - 1;
      if (at < 0) return -1;
    } else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return at > from ? at : -1;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (sign === ',' || sign === ' ' || sign === '\n' || sign === '\r' || sign === '\t')) {
      return at > from ? at : -1;
    }
  }
  return -1;
}

/** After its closing mark; -1: it has none. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}
