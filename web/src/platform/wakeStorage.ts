/**
 * Asks the browser for its databases before anything else is done: it brings them up while the rest of the script runs,
 * and the app's own question a moment later finds them awake. First among the imports of main.tsx.
 */
globalThis.indexedDB?.databases?.().catch(() => undefined);
