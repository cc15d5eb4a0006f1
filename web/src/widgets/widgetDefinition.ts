/**
 * All that screens know of one entity. `definition.ts` of its folder says what is pure, for rows, forms and whoever spans
 * entities; `widget.ts` adds the components, and is what the app finds.
 */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { DraftRow } from '../data/database.ts';
import type { Entry } from '../data/entityStore.ts';
import type { Query } from '../data/queryRange.ts';
import type { RecordCommand } from './commands/recordCommand.ts';

/** How a field is spoken of where its name and value would not do. */
export interface FieldWords {
  /** "address" for a field that code calls `url`. */
  name?: string;
  /** The value in words; `values` are the record's, for the currency of an amount. */
  say?(value: unknown, values: Readonly<Record<string, unknown>>, nowMs: number): string;
}

/** An entity by what every entity has, with fields to look into. */
// biome-ignore lint/suspicious/noExplicitAny: a definition of one entity must fit where any entity's is asked for
type AnyEntity = EntityDefinition<any, string>;

export interface WidgetDefinition<E extends AnyEntity = AnyEntity> {
  entity: E;
  /** The name of its region and of its page. */
  name: string;
  /** Where its page is: "/todos". */
  path: string;
  /** What one record is called, and several. */
  words: readonly [one: string, many: string];
  /** What a person would know a record by; may come to nothing. */
  title(values: Values<E>): string;
  /** By the names code uses. */
  fields?: { readonly [K in keyof E['fields']]?: FieldWords };
  due?: DueLayer<E>;
  /** What can be done with its records, beside what can be with any: as its rows show it. The rest is in `moreCommands.ts`. */
  commands?: readonly RecordCommand<E>[];
  /** Which records are not deleted, and what else is done with them. */
  kept?: { is(record: Entry<E>): boolean; because: string };
  /** Whether a row that is moved past the end of its group goes on into the next one. */
  crossesGroups?: boolean;
  /** The query of its page that shows all there is, for a search to be added to: "?period=all". None: it has no search. */
  everything?: string;
}

/** A layer of the calendar: what is open and due on a day. */
export interface DueLayer<E extends AnyEntity = AnyEntity> {
  /** "Todos due". */
  name: string;
  /** All that is open, in the order of its day, which is the field to be bounded. */
  query: Pick<Query<AnyEntity>, 'by' | 'equals'>;
  day(values: Values<E>): CivilDate | null;
  /** The query of the entity's page that shows all of it: "?show=due". */
  search: string;
}

/** What a form is opened on. */
export interface Opened {
  /** Null: a new record. */
  id: string | null;
  /** What was typed into it before. */
  draft?: DraftRow | null;
}

export interface FormProps {
  opened: Opened;
  onClose(): void;
}

/** One per folder, exported as `widget` from its widget.ts. */
export interface Widget extends WidgetDefinition {
  /** Place on the dashboard and in the navigation. */
  place: number;
  icon: LucideIcon;
  Card: ComponentType;
  /** Its part of the sentence that says what matters now; shows nothing when nothing does. */
  Now?: ComponentType;
  /** Fetched when it is first gone to, or after the first paint. */
  Page: ComponentType;
  Form: ComponentType<FormProps>;
}
