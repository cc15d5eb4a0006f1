/** Where the focus goes when what had it is about to leave and has no neighbour: to the content, not back to the top of the page. */
export function focusMain(): void {
  document.querySelector<HTMLElement>('main')?.focus();
}
