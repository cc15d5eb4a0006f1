import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { change, exchangeReply, verdict } from './exchange.ts';
import frozen from './frozen/protocol-1.json' with { type: 'json' };
import { protocolVersion } from './limits.ts';
import { poke } from './live.ts';
import { problem } from './problem.ts';
import { exchangeRequest } from './request.ts';
import { workspaceList } from './workspaces.ts';

const messages = { exchangeRequest, exchangeReply, problem, poke, workspaceList };

/**
 * A message changed? Devices with the old shape are out there: raise `protocolVersion` and freeze anew.
 * One kind of change needs no new version: an optional field of a reply that an old device may do without, because it
 * reads past what it does not know, and a new device takes its absence for what every reply meant before.
 * Reading more than before is no change of a message; sending it is one to those who cannot read it yet, and has to say
 * what becomes of them.
 */
function hashMessages(): string {
  const schemas = Object.entries(messages).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input' })]);
  return createHash('sha256').update(JSON.stringify(schemas)).digest('hex');
}

describe(`protocol ${protocolVersion}`, () => {
  it('has the shapes that were frozen for this version', () => {
    expect({ version: protocolVersion, hash: hashMessages() }).toEqual({ version: frozen.version, hash: frozen.hash });
  });

  it('reads every frozen message without changing it', () => {
    expect(exchangeRequest.parse(frozen.messages.exchangeRequest)).toEqual(frozen.messages.exchangeRequest);
    expect(exchangeReply.parse(frozen.messages.exchangeReply)).toEqual(frozen.messages.exchangeReply);
    expect(problem.parse(frozen.messages.problem)).toEqual(frozen.messages.problem);
    expect(poke.parse(frozen.messages.poke)).toEqual(frozen.messages.poke);
    expect(workspaceList.parse(frozen.messages.workspaceList)).toEqual(frozen.messages.workspaceList);
  });

  it('had replies without "expired": old devices read past it, new ones do without it', () => {
    const before = z.omit(exchangeReply, { expired: true });
    const old = frozen.messages.exchangeReply;
    expect(old).not.toHaveProperty('expired');
    expect(before.parse({ ...old, reset: true, expired: true })).toEqual({ ...old, reset: true });
    expect(exchangeReply.parse(old).expired).toBeUndefined();
    expect(exchangeReply.parse({ ...old, reset: true, expired: true }).expired).toBe(true);
  });

  it.each([
    ['a code it knows', 'over_quota'],
    ['a code of a later version', 'too_blue'],
  ])('[SV3] a record rejected with %s is a rejected record, whatever else the reply carries', (_, code) => {
    const old = frozen.messages.exchangeReply;
    const rejected = { ...old.verdicts[2], code };
    expect(exchangeReply.parse({ ...old, verdicts: [old.verdicts[0], rejected] }).verdicts).toEqual([
      old.verdicts[0],
      rejected,
    ]);
  });

  it('[OB4] devices from before "over_quota" read no reply that carries it, and so keep what they have', () => {
    const known = z.enum(['unknown_entity', 'invalid_field', 'too_large', 'read_only']);
    const before = z.extend(exchangeReply, { verdicts: z.array(z.extend(verdict, { code: z.optional(known) })) });
    const old = frozen.messages.exchangeReply;
    expect(before.safeParse(old).success).toBe(true);
    const verdicts = [{ ...old.verdicts[2], code: 'over_quota' }];
    expect(before.safeParse({ ...old, verdicts }).success).toBe(false);
  });

  it('refuses what is not a change or a verdict', () => {
    const good = frozen.messages.exchangeRequest.changes[0];
    expect(change.safeParse(good).success).toBe(true);
    for (const bad of [
      { ...good, id: 'ONE' },
      { ...good, fields: { __proto__x: 1 } },
      { ...good, fields: { title: ['x', 'now'] } },
      { ...good, fields: { title: ['x'] } },
    ]) {
      expect(change.safeParse(bad).success).toBe(false);
    }
    expect(verdict.safeParse({ entity: 'todo', id: 'x', verdict: 'maybe' }).success).toBe(false);
  });
});
