/** Hands the person a file, by the browser's own download. Nobody says whether it arrived. */
export function saveFile(name: string, content: string | readonly BlobPart[], type = 'application/json'): void {
  const parts = typeof content === 'string' ? [content] : [...content];
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
