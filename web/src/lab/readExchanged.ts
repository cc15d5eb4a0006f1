/** What a request and its answer carry, for rules that ask and for whoever watches. Changes neither. */

export interface Sent {
  /** As it is read at the other end. */
  text: string;
  bytes: number;
  /** Records in it; null where it is no exchange. */
  changes: number | null;
}

export interface Received {
  received: number | null;
  receivedBytes: number;
}

export async function readSent({ body, headers }: RequestInit): Promise<Sent> {
  const isZipped = new Headers(headers).get('content-encoding') === 'gzip';
  const text = typeof body === 'string' ? body : body instanceof ArrayBuffer ? await unpack(body, isZipped) : '';
  const { changes } = parse(text) as { changes?: unknown };
  return { text, bytes: new Blob([text]).size, changes: Array.isArray(changes) ? changes.length : null };
}

/** Of an answer nobody else reads. One that breaks off has no records. */
export async function readExchanged(answer: Response | null): Promise<Received> {
  const text = (await answer?.text().catch(() => '')) ?? '';
  const { changes } = parse(text) as { changes?: unknown };
  return { received: Array.isArray(changes) ? changes.length : null, receivedBytes: new Blob([text]).size };
}

function unpack(body: ArrayBuffer, isZipped: boolean): Promise<string> {
  const bytes = new Blob([body]);
  return isZipped ? new Response(bytes.stream().pipeThrough(new DecompressionStream('gzip'))).text() : bytes.text();
}

function parse(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}
