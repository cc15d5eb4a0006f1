/** All that understands a line, with the library of dates: fetched when the line is opened. */
export { captureParts } from '../../widgets/captureParts.ts';
export { capture, tokenKey } from './capture.ts';
export { chipWords } from './chipWords.ts';
