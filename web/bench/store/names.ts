/** By these the page knows some of the contenders. */
export const ownName = 'Holdfast';
export const receivingName = 'Holdfast, receiving';
export const limitName = 'raw IndexedDB';
export const rawWholeName = 'raw, all that Holdfast writes';
