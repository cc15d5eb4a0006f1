/** A line plot as SVG: a few lines, two axes, nothing that needs a library. */
import type { Plot } from './result.ts';

const width = 720;
const height = 400;
const frame = { left: 80, right: 200, top: 44, bottom: 52 };
/** Told apart without colour vision too (Okabe and Ito). */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

interface Axis {
  place(value: number): number;
  ticks: number[];
}

export function drawPlot({ title, x, y, isLogX = false, isLogY = false, lines }: Plot): string {
  const drawn = lines.map((line) => ({
    ...line,
    points: line.points.filter(([, value]) => isDrawable(value, isLogY)),
  }));
  const points = drawn.flatMap((line) => line.points);
  const across = createAxis(
    points.map(([value]) => value),
    isLogX,
    [frame.left, width - frame.right],
  );
  const up = createAxis(
    points.map(([, value]) => value),
    isLogY,
    [height - frame.bottom, frame.top],
  );
  const bottom = height - frame.bottom;
  const right = width - frame.right;
  const middle = (frame.top + bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${safe(title)}" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${safe(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(frame.left, 26, title, 'font-size="16" font-weight="600"'),
    ...up.ticks.flatMap((value) => [
      `<path d="M${frame.left} ${at(up.place(value))}H${right}" stroke="#dddddd"/>`,
      text(frame.left - 8, up.place(value) + 4, label(value), 'text-anchor="end"'),
    ]),
    ...across.ticks.map((value) => text(across.place(value), bottom + 20, label(value), 'text-anchor="middle"')),
    `<path d="M${frame.left} ${frame.top}V${bottom}H${right}" fill="none" stroke="#666666"/>`,
    text((frame.left + right) / 2, height - 12, x, 'text-anchor="middle"'),
    text(20, middle, y, `text-anchor="middle" transform="rotate(-90 20 ${middle})"`),
    ...drawn.flatMap((line, n) => drawLine(line, n, across, up)),
    '</svg>',
    '',
  ].join('\n');
}

function drawLine({ name, points }: Plot['lines'][number], n: number, across: Axis, up: Axis): string[] {
  const colour = colours[n % colours.length] ?? '#000000';
  const places = points.map(([x, y]) => [at(across.place(x)), at(up.place(y))] as const);
  const legend = frame.top + 10 + n * 22;
  const right = width - frame.right;
  return [
    `<polyline points="${places.map((place) => place.join()).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`),
    `<path d="M${right + 14} ${legend}h18" stroke="${colour}" stroke-width="3"/>`,
    text(right + 38, legend + 4, name, ''),
  ];
}

function createAxis(values: readonly number[], isLog: boolean, [from, to]: [number, number]): Axis {
  const scale = isLog ? Math.log10 : (value: number) => value;
  const ticks = isLog ? decades(values) : steps(Math.max(...values, 1));
  const [low, high] = [scale(ticks[0] ?? 0), scale(ticks.at(-1) ?? 1)];
  return { ticks, place: (value) => from + ((scale(value) - low) / (high - low || 1)) * (to - from) };
}

/** Powers of ten around everything there is. */
function decades(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values, Number.MAX_VALUE)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values, Number.MIN_VALUE))));
  return Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
}

function steps(most: number): number[] {
  const size = 10 ** Math.floor(Math.log10(most));
  const step = most / size > 5 ? 2 * size : most / size > 2 ? size : size / 2;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, n) => n * step);
}

function isDrawable(value: number, isLog: boolean): boolean {
  return Number.isFinite(value) && (!isLog || value > 0);
}

function label(value: number): string {
  return value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function at(place: number): number {
  return Math.round(place * 10) / 10;
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${at(x)}" y="${at(y)}" ${attributes}>${safe(words)}</text>`;
}

function safe(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
