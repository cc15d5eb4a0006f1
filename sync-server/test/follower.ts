/** A device that is told of changes by its stream and pulls then, and only then: it reconnects as the app does. */
import type { Change } from '@holdfast/shared/protocol/exchange';
import { poke } from '@holdfast/shared/protocol/live';
import type { Account } from './account.ts';

export interface Follower {
  /** What it has pulled, by record. */
  records: Map<string, Change>;
  /** Resolves once it has them all. */
  has(ids: Iterable<string>): Promise<void>;
  /** The stream broke and was opened again, so often. */
  breaks(): number;
  stop(): Promise<void>;
}

/** `ways`: the same person at one server after the other; a broken stream goes on to the next. */
export function follow(ways: readonly Account[]): Follower {
  const records = new Map<string, Change>();
  const stopping = new AbortController();
  let cursor: string | null = null;
  let breaks = 0;
  let isPulled = () => {};

  async function listen(): Promise<void> {
    for (let turn = 0; !stopping.signal.aborted; turn++) {
      const way = ways[turn % ways.length] as Account;
      await hear(way).catch(() => {});
      breaks += 1;
      // Nobody is there yet: the loop shall not keep this process from everything else.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function hear(way: Account): Promise<void> {
    const stream = await way.ask(`/api/live?workspace=${way.workspace}&device=${way.device}`, {
      signal: stopping.signal,
    });
    let text = '';
    for await (const words of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += words;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const said = /^data: (.*)$/m.exec(event)?.[1];
        if (said !== undefined && poke.parse(JSON.parse(said)).cursor !== cursor) await pull(way);
      }
    }
  }

  async function pull(way: Account): Promise<void> {
    for (let more = true; more; ) {
      const { device, workspace } = way;
      const answer = await way.post({ protocol: 1, workspace, device, cursor, changes: [] });
      if (answer.status !== 200) throw new Error(`pull: ${answer.status}`);
      const reply = (await answer.json()) as { changes: Change[]; cursor: string; more: boolean };
      for (const change of reply.changes) records.set(change.id, change);
      ({ cursor, more } = reply);
    }
    isPulled();
  }

  const listening = listen();
  return {
    records,
    breaks: () => breaks,
    async has(ids) {
      const wanted = [...ids];
      while (!wanted.every((id) => records.has(id))) {
        await new Promise<void>((resolve) => {
          isPulled = resolve;
        });
      }
    },
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}
