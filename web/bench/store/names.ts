/** By these the page knows two of the contenders. */
export const ownName = 'Holdfast';
export const receivingName = 'Holdfast, receiving';
export const limitName = 'raw IndexedDB';
