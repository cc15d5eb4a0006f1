/** A file a person chose, as links that can be kept and those that cannot; or why it is none of bookmarks. */
import { addBarred, type Barred } from '../../../ui/files/barred.ts';
import { nextTask } from '../../../ui/nextTask.ts';
import { type BookmarkPart, bookmarkParts } from './bookmarkParts.ts';
import { type Bookmark, judgeBookmark } from './judgeBookmark.ts';
import { parseInSlices } from './parseInSlices.ts';
import { placeBookmarks } from './placeBookmarks.ts';
import { plainMarkup } from './plainMarkup.ts';

export const largestFile = 10_000_000;
export const mostLinks = 10_000;
/** How many links are looked at before the page gets its turn. */
const sliceSize = 100;

export interface BookmarksFile {
  ok: true;
  bookmarks: Bookmark[];
  barred: Barred[];
}

export type FileReading = BookmarksFile | { ok: false; message: string };

const refuse = (message: string): FileReading => ({ ok: false, message });

export async function readBookmarks(
  file: Pick<File, 'size' | 'text'>,
  partsOf: (html: string) => Promise<Iterable<BookmarkPart>> = async (html) =>
    bookmarkParts((await parseInSlices(html)).body),
): Promise<FileReading> {
  if (file.size > largestFile) return refuse('This file is larger than 10 MB. Nothing was read.');
  const text = await file.text();
  // No text has it; pictures, archives and the like do.
  if (text.includes('\0')) return refuse(notBookmarks);
  const html = plainMarkup(text);
  if (html === null) return refuse('Folders lie too deep in each other in this file. Nothing was read.');
  const bookmarks: Bookmark[] = [];
  const barred: Barred[] = [];
  let count = 0;
  for (const found of placeBookmarks(await partsOf(html))) {
    count += 1;
    if (count > mostLinks)
      return refuse(`This file has more than ${mostLinks.toLocaleString()} links. Nothing was read.`);
    const judged = judgeBookmark(found);
    if (judged.ok) bookmarks.push(judged.bookmark);
    else addBarred(barred, judged);
    if (count % sliceSize === 0) await nextTask();
  }
  if (count === 0) return refuse(notBookmarks);
  return { ok: true, bookmarks, barred };
}

const notBookmarks =
  'There are no bookmarks in this file. Browsers export theirs as an HTML file: in their bookmark manager, “Export bookmarks”.';
