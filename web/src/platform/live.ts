/** Listens for pokes: that there is news, never the news itself [SV6]. */
import { poke } from '@holdfast/shared/protocol/live';

export interface Live {
  /** Opens the stream unless one to this workspace is open. It is not reopened by itself after a break. */
  open(workspace: string): void;
  close(): void;
}

/** `onPoke` gets the server's cursor. Call `open` again after each good run: the engine's backoff paces reconnects. */
export function createLive(deviceId: string, onPoke: (cursor: string) => void): Live {
  let stream: EventSource | null = null;
  let following = '';

  function close(): void {
    stream?.close();
    stream = null;
  }

  return {
    close,
    open(workspace) {
      if (stream !== null && following === workspace) return;
      close();
      following = workspace;
      stream = new EventSource(`/api/live?${new URLSearchParams({ workspace, device: deviceId })}`);
      stream.addEventListener('error', close);
      stream.addEventListener('poke', (event) => {
        const news = poke.safeParse(JSON.parse(event.data));
        if (news.success) onPoke(news.data.cursor);
      });
    },
  };
}
