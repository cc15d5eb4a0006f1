import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Account, connect, createAccount, titled } from './account.ts';
import { builtProgram } from './builtProgram.ts';
import { createDatabase, createTestServer } from './databases.ts';
import { startProgram } from './program.ts';

/** What `npx pnpm new-epoch` runs. */
const newEpoch = async (env: Record<string, string>) => startProgram(await builtProgram('newEpoch'), env).ended;

describe('a new epoch', () => {
  let empty: string;

  beforeAll(async () => {
    empty = await mkdtemp(join(tmpdir(), 'holdfast-epoch-'));
  });
  afterAll(() => rm(empty, { recursive: true }));

  async function expectOneSentence(env: Record<string, string>, sentence: RegExp) {
    const { code, out, err } = await newEpoch({ LOG_LEVEL: 'silent', ...env });
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  }

  /** Every cursor given so far, and one given after. */
  async function expectOneReset({ sync }: Account, cursor: string) {
    const reply = await sync({ cursor });
    expect(reply).toMatchObject({ reset: true });
    expect(reply).not.toHaveProperty('expired');
    expect((await sync({ cursor: reply.cursor })).reset).toBe(false);
  }

  it('[RH1] is begun while the server runs, and every device looks through everything once', async () => {
    const server = await createTestServer('postgres');
    const a = await createAccount(server.app);
    const { cursor } = await a.sync({ changes: [titled('here')] });
    const { code, out, err } = await newEpoch(server.settings);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^The Postgres database test_\w+ at \S+ begins a new epoch: at its next sync every device .*\n$/,
    );
    // It hears of it by a word from the database.
    await vi.waitFor(async () => expect((await a.sync({ cursor })).reset).toBe(true));
    await expectOneReset(a, cursor);
    await server.close();
  });

  it('[RH1] of the embedded database is begun while the server is stopped', async () => {
    const server = await createTestServer('embedded');
    const a = await createAccount(server.app);
    const { cursor } = await a.sync({ changes: [titled('here')] });
    const inUse = /^The data folder .* is in use by another Holdfast server \(process \d+\)\.\n$/;
    await expectOneSentence(server.settings, inUse);
    expect((await a.sync({ cursor })).reset).toBe(false);
    await server.stop();
    expect(await newEpoch(server.settings)).toMatchObject({ code: 0, err: '' });
    const again = await server.reopen();
    await expectOneReset(connect(again.app, a), cursor);
    await again.close();
    await server.close();
  });

  it('is refused in one sentence where there is nothing to name', async () => {
    const dataDir = join(empty, 'none');
    await expectOneSentence({ DATA_DIR: dataDir }, /^There is no database in .*none\.\n$/);
    expect(existsSync(dataDir)).toBe(false);
    const unused = { DATABASE_URL: await createDatabase(), DATA_DIR: empty };
    await expectOneSentence(unused, /^The Postgres database test_\w+ at \S+ was never used by Holdfast\.\n$/);
  });

  it('is refused in one sentence when a setting is wrong', async () => {
    await expectOneSentence({ DATABASE_URL: 'localhost' }, /^Setting DATABASE_URL is wrong: expected [^\n]+\.\n$/);
  });
});
