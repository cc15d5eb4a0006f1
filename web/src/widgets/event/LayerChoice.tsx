/** Which layers the calendar shows beside its events. */
import { changeQuery } from '../../ui/page/navigate.ts';
import { allLayers } from './dueLayers.ts';
import styles from './Layers.module.css';
import { useHiddenLayers } from './useDueLayers.ts';

export function LayerChoice() {
  const hidden = useHiddenLayers();
  const toggle = (name: string) => {
    const next = hidden.includes(name) ? hidden.filter((each) => each !== name) : [...hidden, name];
    changeQuery({ without: next.filter(Boolean).join() });
  };
  return (
    <fieldset className={styles.choice}>
      <legend className="visually-hidden">Also shown</legend>
      {allLayers().map(({ of, due }) => (
        <label key={of.entity.name}>
          <input type="checkbox" checked={!hidden.includes(of.entity.name)} onChange={() => toggle(of.entity.name)} />
          {due.name}
        </label>
      ))}
    </fieldset>
  );
}
