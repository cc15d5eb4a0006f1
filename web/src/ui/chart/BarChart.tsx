/**
 * Bars of some things beside each other, point by point. With the arrow keys, or a pointer, a cursor goes from point to
 * point and says the figures; one sentence says what it comes to, and all of it can be had as a table.
 */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { Folded } from '../Folded.tsx';
import styles from './BarChart.module.css';
import { barsOf, stepTo } from './barsOf.ts';

export interface ChartPoint {
  /** "14:00" */
  name: string;
  /** One for each of the series. */
  values: readonly number[];
}

interface BarChartProps {
  /** "Edits and requests by hour" */
  name: string;
  series: readonly string[];
  points: readonly ChartPoint[];
  /** What it comes to, in one sentence. */
  summary: string;
  /** "12 edits, 3 requests" */
  say(values: readonly number[]): string;
}

const size = { width: 480, height: 96 };

export function BarChart({ name, series, points, summary, say }: BarChartProps) {
  const [cursor, setCursor] = useState(points.length - 1);
  const at = Math.min(cursor, points.length - 1);
  const point = points[at];
  if (point === undefined) return null;
  const said = `${point.name}: ${say(point.values)}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, points.length, isRightToLeft(event.currentTarget));
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
  };
  const onPointerMove = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const along = (clientX - left) / width;
    const share = isRightToLeft(currentTarget) ? 1 - along : along;
    setCursor(Math.max(0, Math.min(points.length - 1, Math.floor(share * points.length))));
  };
  return (
    <figure className={styles.chart}>
      <figcaption>
        <span className={styles.name}>{name}</span>
        <ul className={styles.legend}>
          {series.map((each, n) => (
            <li key={each}>
              <i className={styles.sign} data-series={n} aria-hidden="true" />
              {each}
            </li>
          ))}
        </ul>
        <p>{summary}</p>
      </figcaption>
      <div
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={at + 1}
        aria-valuetext={said}
        className={styles.bars}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          {barsOf(points, size, at).map(({ key, series: of, ...box }) => (
            <rect key={key} {...box} data-series={of} />
          ))}
        </svg>
      </div>
      <p className={styles.said} aria-hidden="true">
        {said}
      </p>
      <Folded name="Show as table">
        {() => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <section className={styles.table} tabIndex={0} aria-label={`${name}, as table`}>
            <table aria-label={name}>
              <thead>
                <tr>
                  <th scope="col">Time</th>
                  {series.map((each) => (
                    <th key={each} scope="col">
                      {each}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points
                  .filter(({ values }) => values.some((value) => value > 0))
                  .map((each) => (
                    <tr key={each.name}>
                      <th scope="row">{each.name}</th>
                      {each.values.map((value, n) => (
                        <td key={series[n]}>{value.toLocaleString()}</td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        )}
      </Folded>
    </figure>
  );
}

const isRightToLeft = (element: Element) => getComputedStyle(element).direction === 'rtl';
