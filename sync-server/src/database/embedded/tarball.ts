/**
 * A folder as a tar stream: plain files and folders, also empty ones. Written here because PGlite, which reads it back,
 * makes its own with three copies of the database in memory while the process stands still.
 */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const blockBytes = 512;

/** Nothing may write in the folder meanwhile: throws when a file is not as long as it was. */
export async function* packFolder(folder: string): AsyncGenerator<Buffer> {
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const stats = await stat(path);
    const size = stats.isFile() ? stats.size : 0;
    yield header(name, size, stats.isDirectory());
    let left = size;
    // Not to its end but as far as was promised, or what follows would be read at the wrong place.
    for await (const chunk of size > 0 ? createReadStream(path, { end: size - 1, highWaterMark: 1 << 18 }) : []) {
      left -= (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (left > 0) throw new Error('a file became shorter while it was packed');
    yield Buffer.alloc(-size & (blockBytes - 1));
  }
  yield Buffer.alloc(2 * blockBytes);
}

/** The POSIX "ustar" header. Owner and time are left empty: they mean nothing where it is unpacked. */
function header(name: string, size: number, isFolder: boolean): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error('a name is too long for a tar file');
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  block.write(name, 0);
  block.write(octal(isFolder ? 0o700 : 0o600, 7), 100);
  block.write(octal(0, 7), 108);
  block.write(octal(0, 7), 116);
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136);
  block.write(isFolder ? '5' : '0', 156);
  block.write('ustar\x0000', 257, 'latin1');
  // The sum counts its own eight bytes as spaces.
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
