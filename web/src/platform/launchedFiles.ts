/** The file the installed app was opened with last (File Handling API). Where the browser hands over none there never is one. */

interface LaunchQueue {
  setConsumer(consume: (params: { files?: readonly { getFile(): Promise<File> }[] }) => void): void;
}

const listeners = new Set<() => void>();
let latest: File | null = null;

export const launchedFiles = {
  latest: () => latest,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Takes what the browser kept until now, and all that comes. */
  watch(onFile: (file: File) => void): void {
    const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
    launchQueue?.setConsumer(({ files = [] }) => {
      void files[0]?.getFile().then((file) => {
        latest = file;
        for (const listener of listeners) listener();
        onFile(file);
      }, reportError);
    });
  },
};
