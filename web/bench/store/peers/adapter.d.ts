declare module 'pouchdb-adapter-indexeddb' {
  const adapter: PouchDB.Plugin;
  export default adapter;
}
