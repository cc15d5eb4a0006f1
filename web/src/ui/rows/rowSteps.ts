/** The rows of a part of the page and what can be pressed in them, in the order they stand in. */

export const rowSelector = '[data-row]';
export const controlSelector = 'a[href], button, input, select';

export function controlsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>(controlSelector)].filter(
    (control) => !(control as HTMLButtonElement).disabled,
  );
}

/** Those in which something can be pressed. */
export function rowsIn(area: ParentNode): HTMLElement[] {
  return [...area.querySelectorAll<HTMLElement>(rowSelector)].filter((row) => controlsOf(row).length > 0);
}

/** The control of a row in the same place as one of another. Of links a row may have any number: they move no other. */
export function sameControl(control: Element, of: Element, to: Element | undefined): HTMLElement | undefined {
  if (to === undefined) return undefined;
  const isLink = control.matches('a');
  const alike = (row: Element) => controlsOf(row).filter((one) => isLink || !one.matches('a'));
  const [own, others] = [alike(of), alike(to)];
  if (others.length === 0) return controlsOf(to)[0];
  return others[Math.min(Math.max(own.indexOf(control as HTMLElement), 0), others.length - 1)];
}
