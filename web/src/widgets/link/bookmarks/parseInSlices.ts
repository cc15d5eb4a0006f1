/**
 * A text as a document, by the browser's own parser, a slice at a time so that the page is never held up for long. It has
 * no window: no script runs in it and nothing is fetched for it, and it is never put on the page.
 */
import { nextTask } from '../../../ui/nextTask.ts';

const sliceSize = 100_000;

export async function parseInSlices(html: string): Promise<Document> {
  const parsed = document.implementation.createHTMLDocument();
  parsed.open();
  for (let at = 0; at < html.length; at += sliceSize) {
    parsed.write(html.slice(at, at + sliceSize));
    await nextTask();
  }
  parsed.close();
  return parsed;
}
