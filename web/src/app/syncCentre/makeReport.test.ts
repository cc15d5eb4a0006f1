import { describe, expect, it } from 'vitest';
import { createTestSync } from '../../data/fakes/createTestSync.ts';
import { initialStatus } from '../../sync/status.ts';
import type { AppState } from '../AppContext.ts';
import { makeReport } from './makeReport.ts';

describe('the report for whoever helps', () => {
  it('[OB5] tells what waits, what was refused and how many go alone, and nothing a person wrote', async () => {
    const { device, add, exchange } = await createTestSync();
    const refused = await add('a secret', { notes: 'another secret' });
    await exchange({}, { verdict: 'rejected', code: 'too_large', message: 'title: a secret is too large' });
    const waiting = await add('a third secret');
    const app: Partial<AppState> = {
      device,
      account: { userId: 'u', email: 'somebody@example.org', workspace: 'w' },
      session: 'live',
      paused: false,
      thisTabSyncs: true,
      unsent: 1,
      status: { ...initialStatus, alone: 1 },
    };
    const text = await makeReport(app as AppState);
    expect(JSON.parse(text)).toMatchObject({
      unsent: 1,
      status: { alone: 1 },
      queue: [{ entity: 'todo', id: waiting, fields: ['title'] }],
      refused: [{ entity: 'todo', id: refused, fields: ['title', 'notes'], code: 'too_large' }],
      cursor: 'next',
    });
    expect(text).not.toMatch(/secret|example\.org/);
  });
});
