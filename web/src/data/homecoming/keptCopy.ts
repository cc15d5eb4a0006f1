/** The copy of everything that is kept on the device before a homecoming changes it: one at a time, compressed, for a while. */
import type { DeviceDatabase } from '../database.ts';
import type { Device } from '../device.ts';
import { exportParts } from '../exportParts.ts';
import { type Homecoming, readMeta } from '../meta.ts';
import { isStorageFull } from '../storageFull.ts';

/** Compressed. Some 200,000 records of a few words. */
export const mostCopyBytes = 20_000_000;
export const keptCopyMs = 30 * 86_400_000;

/** In the place of the one before. Without room it leaves none. */
export async function keepCopy(device: Device, mostBytes = mostCopyBytes): Promise<Homecoming['copy']> {
  const { copies } = device.db;
  try {
    await copies.clear();
    let size = 0;
    for await (const bytes of zipped(device)) {
      size += bytes.length;
      if (size > mostBytes) {
        await copies.clear();
        return 'too_large';
      }
      await copies.add({ bytes });
    }
    return 'kept';
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    await copies.clear();
    return 'no_room';
  }
}

/** How many bytes it takes here. */
export async function copyBytes({ copies }: DeviceDatabase): Promise<number> {
  let size = 0;
  await copies.each(({ bytes }) => {
    size += bytes.length;
  });
  return size;
}

/** As it was exported. */
export async function readCopy({ copies }: DeviceDatabase): Promise<Blob> {
  const rows = await copies.orderBy('seq').toArray();
  const stream = new Blob(rows.map(({ bytes }) => bytes)).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).blob();
}

/** Once it has been kept long enough, with what is told of its homecoming. */
export async function dropOldCopy({ db, now }: Device): Promise<void> {
  const home = await readMeta(db, 'homecoming');
  if (home === undefined || home.isUnderWay || now() - home.at < keptCopyMs) return;
  await db.transaction('rw', [db.copies, db.meta], async () => {
    await db.copies.clear();
    await db.meta.delete('homecoming');
  });
}

async function* zipped(device: Device): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const zip = new CompressionStream('gzip');
  const writer = zip.writable.getWriter();
  const encoder = new TextEncoder();
  const written = (async () => {
    for await (const part of exportParts(device)) await writer.write(encoder.encode(part));
    await writer.close();
  })();
  const failed = written.catch((error: unknown) => writer.abort(error));
  const reader = zip.readable.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read())
    yield read.value as Uint8Array<ArrayBuffer>;
  await Promise.all([written, failed]);
}
