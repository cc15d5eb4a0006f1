/** The import stands open in the query of the page of links, so that whoever leads there can ask for it. */
import { openOver } from '../../../ui/page/navigate.ts';
import { links } from '../definition.ts';

export const openImport = (): void => openOver(`${links.path}?import=bookmarks`);
