/** One thing the palette can do. Whoever has some hands over a list of those that apply: pages, commands, ways to add. */
import type { LucideIcon } from 'lucide-react';

export interface PaletteEntry {
  /** The same one every time: what was chosen lately is remembered by it. */
  id: string;
  words: string;
  icon: LucideIcon;
  /** What else it is found by. */
  also?: string;
  /** The keys that do the same: "Ctrl Z". */
  keys?: string;
  run(): void;
}
