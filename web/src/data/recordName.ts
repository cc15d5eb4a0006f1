/** What a record is called across entities, and fields looked up by names that came from outside. */

export interface RecordName {
  entity: string;
  id: string;
}

/** For maps of records of several entities. */
export function keyOf({ entity, id }: RecordName): string {
  return `${entity}/${id}`;
}

/** A field may be called "constructor": what a plain object inherits is none of its values. */
export function own<T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}
