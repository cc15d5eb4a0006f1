/** A clock that is wrong: everything in this tab or worker that asks what time it is gets another answer. */
const RealDate = Date;

/** Milliseconds since 1970 by the clock as it really is. */
export const realNow = (): number => RealDate.now();

/** `shiftMs`: asked each time. Without one the clock is right again. */
export function shiftDate(context: { Date: DateConstructor }, shiftMs: (() => number) | null): void {
  context.Date = shiftMs === null ? RealDate : shifted(shiftMs);
}

function shifted(shiftMs: () => number): DateConstructor {
  const now = () => RealDate.now() + shiftMs();
  return new Proxy(RealDate, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new RealDate(now()).toString(),
    get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
  });
}
