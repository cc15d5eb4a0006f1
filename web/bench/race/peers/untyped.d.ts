declare module 'express-pouchdb' {
  import type { RequestHandler } from 'express';

  export default function expressPouchDb(database: unknown, options: Record<string, unknown>): RequestHandler;
}

declare module 'pouchdb-adapter-memory' {
  const adapter: PouchDB.Plugin;
  export default adapter;
}
