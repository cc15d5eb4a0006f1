/** COPY … FROM STDIN over the driver's own connection: the fastest way rows get into this Postgres. */
import type pg from 'pg';

/** What the driver hands to a query of ours, of its inner connection. */
interface WireConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** `lines`: COPY's text format. */
export function copyIn(client: pg.Client, text: string, lines: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const copy = {
      submit: (connection: WireConnection) => connection.query(text),
      handleCopyInResponse(connection: WireConnection) {
        connection.sendCopyFromChunk(lines);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    };
    client.query(copy as unknown as pg.Submittable);
  });
}
