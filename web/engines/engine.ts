/** What a story needs of a browser, whichever engine draws its pages. */

/** One tab. Keys and presses go through the browser's own input, as a person's do. */
export interface Tab {
  open(url: string): Promise<void>;
  /** Resolves with the value of an expression in the page, promises awaited; it must be one JSON can carry. */
  run<T>(expression: string): Promise<T>;
  /** CSS pixels from the corner of what is seen. */
  moveTo(x: number, y: number): Promise<void>;
  pressAt(x: number, y: number): Promise<void>;
  /** Types at the focus. */
  type(text: string): Promise<void>;
  /** A key by its DOM name, with what is held before it: `Enter`, `Control+z`. */
  key(name: string): Promise<void>;
  /** What is seen of it, as a PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** One profile: nothing it stores is seen by another. */
export interface BrowserProfile {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

export interface Engine {
  name: EngineName;
  newProfile(): Promise<BrowserProfile>;
  close(): Promise<void>;
}

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

/** Of a window, CSS pixels: a desktop's. */
export const windowSize = { width: 1280, height: 900 };
