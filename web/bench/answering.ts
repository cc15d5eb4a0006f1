/** A child process that answers what it is asked, one thing at a time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HostAnswer } from '@holdfast/sync-server/bench/kit/hostProtocol.ts';

export interface Answering<Call> {
  /** Rejects with what went wrong there, or when it has ended. */
  ask<T>(call: Call): Promise<T>;
  /** It ends when nobody can ask any more; resolves when it has. */
  end(): Promise<void>;
}

export function startAnswering<Call extends object>(program: URL): Answering<Call> {
  const child = fork(fileURLToPath(program), { execArgv: ['--import', 'tsx'] });
  const ended = once(child, 'exit').then(() => [{ error: 'the process ended' }]);
  return {
    async ask<T>(call: Call) {
      child.send(call);
      const done = new AbortController();
      const answered = once(child, 'message', { signal: done.signal });
      // When the process ends first, nobody hears of the abort.
      answered.catch(() => {});
      const [answer] = (await Promise.race([answered, ended]).finally(() => done.abort())) as [HostAnswer];
      if ('error' in answer) throw new Error(answer.error);
      return answer.value as T;
    },
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The other end, in the child. */
export function answerCalls<Call>(answer: (call: Call) => Promise<unknown>): void {
  const reply = (text: HostAnswer) => process.send?.(text);
  process.on('message', (call) => {
    answer(call as Call).then(
      (value) => reply({ value: (value ?? null) as never }),
      (error: unknown) => reply({ error: error instanceof Error ? error.message : String(error) }),
    );
  });
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit(0));
}
