/**
 * The dashboard while it is arranged: each card as a tile of its place and width, moved by mouse, finger or keys. Every
 * change is saved at once, and is an action of the history like any other. Fetched after the first paint.
 */
import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext, useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, use, useEffect, useRef } from 'react';
import { changePreference } from '../../features/settings/changePreference.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CarryHandle } from '../../ui/carry/CarryHandle.tsx';
import type { Carry } from '../../ui/carry/stepCarry.ts';
import { CarryContext, type CarryStep, carryInstructions, useCarry } from '../../ui/carry/useCarry.ts';
import { useNotices } from '../../ui/Notices.tsx';
import { goTo, hrefWith } from '../../ui/page/navigate.ts';
import { useWindow, windows } from '../../ui/useWindow.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { wayBack } from '../../widgets/wayBack.ts';
import type { Widget } from '../../widgets/widgetDefinition.ts';
import { useApp } from '../AppContext.ts';
import styles from './ArrangeCards.module.css';
import { type CardSize, cardSizes, changeCard, moveCard, type PlacedCard, writeArrangement } from './arrangement.ts';
import grid from './Dashboard.module.css';
import { type ArrangementName, useArrangement } from './useArrangement.ts';

type Tile = PlacedCard & Pick<Widget, 'name' | 'icon'>;

const sizeWords: Record<CardSize, string> = { small: 'Narrow', medium: 'Half', large: 'Whole' };

export function ArrangeCards() {
  const { placed, name, isOwn } = useArrangement();
  const isNarrow = useWindow(windows.narrow);
  const save = useSave();
  const tiles = placed.flatMap((one): Tile[] => {
    const widget = findWidget(one.card);
    return widget === undefined ? [] : [{ ...one, name: widget.name, icon: widget.icon }];
  });
  const shown = tiles.filter(({ isHidden }) => !isHidden);
  const hidden = tiles.filter(({ isHidden }) => isHidden);
  const change = (next: readonly PlacedCard[], words: string) => save(name, writeArrangement(next), words);
  const show = ({ card, name: title, isHidden }: Tile) =>
    change(changeCard(placed, card, { isHidden: !isHidden }), `${isHidden ? 'Showed' : 'Hid'} the card “${title}”`);

  return (
    <section aria-label="Arrange the dashboard" className={styles.arrange}>
      <div className={styles.bar}>
        <p>
          {isNarrow
            ? 'Draw a card by its handle to where it should stand on phones.'
            : 'Draw a card by its handle to where it should stand. Phones can have an order of their own.'}
        </p>
        <Button disabled={!isOwn} onClick={() => save(name, null, 'Put the dashboard back as it was at first')}>
          {isNarrow ? 'Like the wide dashboard' : 'As it was at first'}
        </Button>
        <DoneButton />
      </div>
      <SortableTiles
        tiles={shown}
        onMove={(card, to) => change(moveCard(placed, card.card, to.card), movedWords(card, to, shown))}
      >
        {(tile) => (
          <>
            {!isNarrow && (
              <fieldset className={styles.sizes}>
                <legend className="visually-hidden">Width of {tile.name}</legend>
                {cardSizes.map((size) => (
                  <label key={size}>
                    <input
                      type="radio"
                      name={`size-of-${tile.card}`}
                      checked={tile.size === size}
                      onChange={() =>
                        change(changeCard(placed, tile.card, { size }), `Width of “${tile.name}”: ${sizeWords[size]}`)
                      }
                    />
                    {sizeWords[size]}
                  </label>
                ))}
              </fieldset>
            )}
            <IconButton icon={EyeOff} label={`Hide ${tile.name}`} onClick={() => show(tile)} />
          </>
        )}
      </SortableTiles>
      {hidden.length > 0 && (
        <section aria-label="Not on the dashboard">
          <h2 className={styles.heading}>Not on the dashboard</h2>
          <ul className={styles.hidden}>
            {hidden.map((tile) => (
              <li key={tile.card} data-row={tile.card}>
                <tile.icon size={18} strokeWidth={1.75} aria-hidden />
                {tile.name}
                <IconButton icon={Eye} label={`Show ${tile.name}`} onClick={() => show(tile)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

/** Where somebody is put who came here, and the way back, which is Back as well. */
function DoneButton() {
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  return (
    <div ref={button}>
      <Button weight="primary" onClick={() => goTo(hrefWith({ arrange: null }))}>
        Done
      </Button>
    </div>
  );
}

function useSave() {
  const { device } = useApp();
  const { offerUndo, tell } = useNotices();
  return async (name: ArrangementName, value: string | null, words: string) => {
    const outcome = await changePreference(device, { name, value, words });
    if (outcome?.ok) offerUndo(words, () => wayBack(device, outcome));
    else if (outcome !== null) tell(outcome);
  };
}

const movedWords = (card: Tile, to: Tile, all: readonly Tile[]) =>
  `Moved the card “${card.name}” to place ${all.indexOf(to) + 1} of ${all.length}`;

interface SortableTilesProps {
  tiles: readonly Tile[];
  onMove(card: Tile, toPlaceOf: Tile): unknown;
  children(tile: Tile): ReactNode;
}

function SortableTiles({ tiles, onMove, children }: SortableTilesProps) {
  // A press that does not move is none of a drag's.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const lastOver = useRef<string | null>(null);
  const tileOf = (id: unknown) => tiles.find(({ card }) => card === id);
  const words = ({ row, over }: Pick<Carry, 'row' | 'over'>, step: CarryStep) => {
    const [card, to] = [tileOf(row), tileOf(over)];
    return card && to && carryWords[step](card.name, tiles.indexOf(step === 'back' ? card : to) + 1, tiles.length);
  };
  const put = ({ row, over }: Pick<Carry, 'row' | 'over'>) => {
    const [card, to] = [tileOf(row), tileOf(over)];
    if (card !== undefined && to !== undefined && card !== to) void onMove(card, to);
  };
  const { carry, said, context } = useCarry({ words, onDrop: put });
  const shown = carry === null ? tiles : moveCard(tiles, carry.row, carry.over);
  const say = (step: CarryStep) => (event: Pick<DragEndEvent, 'active' | 'over'>) => {
    const dragged = draggedOf(event);
    // What is taken up is over its own place at once: that says nothing more.
    const isOther = step !== 'goes' || lastOver.current !== dragged.over;
    lastOver.current = dragged.over;
    return isOther ? words(dragged, step) : undefined;
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={(event) => put(draggedOf(event))}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => say('taken')({ active, over: null }),
          onDragOver: say('goes'),
          onDragEnd: say('put'),
          onDragCancel: say('back'),
        },
        screenReaderInstructions: { draggable: carryInstructions },
      }}
    >
      <p aria-live="polite" className="visually-hidden">
        {said}
      </p>
      <SortableContext items={tiles.map(({ card }) => card)} strategy={rectSortingStrategy}>
        <CarryContext value={context}>
          <ol className={`${grid.grid} ${styles.tiles}`}>
            {tiles.map((tile) => (
              <SortableTile key={tile.card} tile={tile} place={shown.findIndex(({ card }) => card === tile.card)}>
                {children(tile)}
              </SortableTile>
            ))}
          </ol>
        </CarryContext>
      </SortableContext>
    </DndContext>
  );
}

const draggedOf = ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) => ({
  row: String(active.id),
  over: String(over?.id ?? active.id),
});

const carryWords: Record<CarryStep, (name: string, place: number, all: number) => string> = {
  taken: (name, place, all) => `${name} is taken up, from place ${place} of ${all}`,
  goes: (name, place, all) => `${name} goes at place ${place} of ${all}`,
  put: (name, place, all) => `${name} is put down at place ${place} of ${all}`,
  back: (name, place) => `${name} is back at place ${place}`,
};

interface SortableTileProps {
  tile: Tile;
  /** Where it is shown; while one is carried that is not where it stands. */
  place: number;
  children: ReactNode;
}

function SortableTile({ tile, place, children }: SortableTileProps) {
  const { card, name, size, icon: Icon } = tile;
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: card,
  });
  const carry = use(CarryContext);
  return (
    <li
      ref={setNodeRef}
      data-row={card}
      className={`${grid[size]} ${isDragging || carry?.carried === card ? styles.dragged : ''}`}
      style={{ order: place, transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={styles.tile}>
        <CarryHandle {...attributes} {...listeners} {...carry?.handle} ref={setActivatorNodeRef} what={name} />
        <span className={styles.name}>
          <Icon size={18} strokeWidth={1.75} aria-hidden />
          {name}
        </span>
        {children}
      </div>
    </li>
  );
}
