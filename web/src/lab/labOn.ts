/** All that a device needs while the lab is on, fetched as one: each file more makes the service worker's list longer. */
export { followLab } from './followLab.ts';
export { LabRibbon } from './LabRibbon.tsx';
export { startLabWorker } from './startLabWorker.ts';
