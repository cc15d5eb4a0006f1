import type { LayerDays } from './dueLayers.ts';
import styles from './Layers.module.css';

/** Says of a layer that not all of it is shown. */
export function CutNote({ layers }: { layers: readonly LayerDays[] }) {
  return layers.map(
    ({ of, due, isCut }) =>
      isCut && (
        <p key={of.entity.name} className={styles.cut}>
          Too many {due.name.toLowerCase()} in this period to show them all: the first are here, the page {of.name} has
          the rest.
        </p>
      ),
  );
}
