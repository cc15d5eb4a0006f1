/**
 * Runs in every measured page, the app's and the bare one alike, before its own scripts: notes when what a person waits
 * for is there. A moment is taken twice: when it is in the document, and when the frame that shows it has been made.
 */

/** What must be there: so many elements, on that path, with that text. */
export interface Target {
  path?: string;
  selector: string;
  atLeast?: number;
  text?: string;
}

export interface Seen {
  /** When it began, in milliseconds since 1970; the others count from there. */
  beganAt: number;
  inDocumentMs: number;
  paintedMs: number;
}

export interface Start extends Seen {
  firstPaintMs: number;
}

declare global {
  var probe: {
    /** Measures from the start of the navigation. */
    start(): Promise<Start>;
    /** From the next event of this type, a person's, until the target is there. */
    arm(type: 'click' | 'keydown' | 'input', target: Target): void;
    /** From now on, for what is done in another page. */
    expect(target: Target): void;
    seen(): Promise<Seen>;
    /** Milliseconds of each task over 50 ms since the last call. */
    takeLongTasks(): number[];
    /** Milliseconds of each interaction since the last call; those too short for the browser to tell of count as 8. */
    takeInteractions(): number[];
  };
}

function isThere({ path, selector, atLeast = 1, text }: Target): boolean {
  if (path !== undefined && location.pathname !== path) return false;
  const found = [...document.querySelectorAll(selector)];
  return (text === undefined ? found : found.filter((one) => one.textContent?.includes(text))).length >= atLeast;
}

/** All five cards show rows. */
function isStarted(): boolean {
  const cards = [...document.querySelectorAll('section[aria-labelledby]')];
  return cards.filter((card) => card.querySelector('li')?.checkVisibility({ visibilityProperty: true })).length >= 5;
}

/** `look` is asked after every change, once a frame where it costs a layout. */
function until(look: () => boolean, isCostly: boolean, since: () => number): Promise<Seen> {
  return new Promise((resolve) => {
    let asked = false;
    /** `soon`: calls back when the frame that shows what is there now has been made. */
    const check = (soon: (call: () => void) => void) => {
      if (!look()) return;
      watch.disconnect();
      const inDocumentMs = performance.now() - since();
      const beganAt = performance.timeOrigin + since();
      soon(() => resolve({ beganAt, inDocumentMs, paintedMs: performance.now() - since() }));
    };
    const watch = new MutationObserver(() => {
      if (!isCostly) return check((call) => requestAnimationFrame(() => afterFrame(call)));
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        check(afterFrame);
      });
    });
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['style'] });
  });
}

/** Called in the beginning of a frame: a message that is sent there is delivered when the frame has been made. */
function afterFrame(call: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = call;
  port2.postMessage(null);
}

/** Told of by the browser a little after the frame it was. */
const firstPaint = new Promise<number>((resolve) => {
  const watch = new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint !== undefined) resolve(paint.startTime);
  });
  watch.observe({ type: 'paint', buffered: true });
});

const longTasks: number[] = [];
const noteLong = (entries: PerformanceEntryList) => longTasks.push(...entries.map(({ duration }) => duration));
const longWatch = new PerformanceObserver((list) => noteLong(list.getEntries()));
longWatch.observe({ type: 'longtask', buffered: true });

const interactions = new Map<number, number>();
const noteEvents = (entries: PerformanceEntryList) => {
  for (const { interactionId, duration } of entries as (PerformanceEventTiming & { interactionId: number })[]) {
    if (interactionId > 0) interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
  }
};
const eventWatch = new PerformanceObserver((list) => noteEvents(list.getEntries()));
eventWatch.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
const countInteractions = () => (performance as unknown as { interactionCount: number }).interactionCount;
let interactionsBefore = 0;

let armed: Promise<Seen> | null = null;
const started = until(isStarted, true, () => 0);

globalThis.probe = {
  async start() {
    const seen = await started;
    return { ...seen, firstPaintMs: await firstPaint };
  },
  arm(type, target) {
    let begin = Number.NaN;
    addEventListener(
      type,
      (event) => {
        begin = event.timeStamp;
      },
      { once: true, capture: true },
    );
    armed = until(
      () => begin > 0 && isThere(target),
      false,
      () => begin,
    );
  },
  expect(target) {
    const begin = performance.now();
    armed = until(
      () => isThere(target),
      false,
      () => begin,
    );
  },
  seen() {
    if (armed === null) throw new Error('nothing was armed');
    return armed;
  },
  takeLongTasks() {
    noteLong(longWatch.takeRecords());
    return longTasks.splice(0);
  },
  takeInteractions() {
    noteEvents(eventWatch.takeRecords());
    const told = [...interactions.values()];
    interactions.clear();
    const all = countInteractions() - interactionsBefore;
    interactionsBefore = countInteractions();
    return [...told, ...Array.from({ length: Math.max(0, all - told.length) }, () => 8)];
  },
};
