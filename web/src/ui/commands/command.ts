/** Something a person can do now or at another time, as data: what keys, their sheet and lists of commands are made from. */
import type { LucideIcon } from 'lucide-react';

export interface Command {
  /** "todo.done": the same for ever. */
  id: string;
  /** "Go to", "Todos": under what it is listed. */
  where: string;
  /** "Mark paid" */
  name: string;
  /** Other words it is looked for by. */
  also?: readonly string[] | undefined;
  icon?: LucideIcon | undefined;
  /** Any of them does it; as keyOf.ts writes them, one after the other with a space between: "g t". */
  keys?: readonly string[] | undefined;
  /** Whether a key that is held down does it again and again. */
  repeats?: boolean;
  /** Whether its keys are heard while somebody writes, too. */
  inText?: boolean;
  /** Whether it can be called for where one is now; absent: anywhere. */
  applies?(): boolean;
  /** Whether it would change anything, which takes a look at the records; absent: always. */
  fits?(): Promise<boolean>;
  /** `keys`: those that were pressed, where it was called by any. */
  act(keys?: string): unknown;
}

/** Those that would do something now, for a list to choose from. */
export async function commandsNow(all: readonly Command[]): Promise<Command[]> {
  const here = all.filter(({ applies }) => applies?.() ?? true);
  const fits = await Promise.all(here.map(({ fits }) => fits?.() ?? true));
  return here.filter((_, at) => fits[at]);
}
