/**
 * Opens this browser's current database before anything else is done, and lets go of it at once: a browser takes some
 * fifty milliseconds to open one that it has not touched since its own start, and it does so while the rest of the script
 * runs. The app's own question a moment later finds it awake. One that is not there is not made, and what goes wrong is
 * found out by the app's own. First among the imports of main.tsx.
 */
import { currentDatabase } from './currentDatabase.ts';

function wake(): void {
  const opening = indexedDB.open(currentDatabase.name());
  opening.onsuccess = () => opening.result.close();
  opening.onupgradeneeded = () => opening.transaction?.abort();
  opening.onerror = (event) => event.preventDefault();
}

try {
  wake();
} catch {
  // As the comment above says.
}
