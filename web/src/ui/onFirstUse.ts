/** A value made when it is first asked for, once: what takes long to make then stands in nobody's way before. */
export function onFirstUse<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
