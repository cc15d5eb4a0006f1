/**
 * When a row is about to leave, hands the focus to the next row's same control, else to the region's first button;
 * without this a keyboard user starts over at the top of the page.
 */
export function focusNeighbour(control: HTMLElement): void {
  const row = control.closest('li');
  const place = controlsOf(row).indexOf(control);
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling ?? null;
  const controls = controlsOf(neighbour);
  const target = controls[Math.min(place, controls.length - 1)] ?? row?.closest('section')?.querySelector('button');
  target?.focus();
}

function controlsOf(row: Element | null): HTMLElement[] {
  return row === null ? [] : [...row.querySelectorAll<HTMLElement>('a[href], button, input')];
}
