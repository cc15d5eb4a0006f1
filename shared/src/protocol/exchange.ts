/** What `POST /api/sync` answers, and the changes that go both ways. A change of any shape here needs a new protocol version (see wire.test.ts). */
import * as z from 'zod/mini';
import { stampPattern } from '../clock/stamp.ts';
import { fieldNamePattern, recordIdPattern } from './namePatterns.ts';

export const recordId = z
  .string('id: expected a UUID')
  .check(z.regex(recordIdPattern, 'id: expected a UUID in lower case'));
export const entityName = z
  .string('entity: expected text')
  .check(z.regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'entity: expected a name'));
export const fieldName = z.string().check(z.regex(fieldNamePattern, 'field names are letters, digits and _'));
export const stamp = z
  .string('stamp: expected text')
  .check(z.regex(stampPattern, 'stamp: expected TTTTTTTTTTTT-CCCC-NNNNNNNNNNNNNNNN'));

export const pair = z.readonly(z.tuple([z.unknown(), stamp]));
export const fields = z.record(fieldName, pair);

/** Some fields of one record, each with the stamp it was given. */
export const change = z.object({ entity: entityName, id: recordId, fields });

/**
 * Why a record is rejected. A device reads every other text as well, for its server may be newer, and then goes by the
 * message. Devices from before `over_quota` know the first four only: to them a reply with another one is unreadable, so
 * they keep what they have and ask again until they are updated [OB4].
 */
export const rejectionCodes = ['unknown_entity', 'invalid_field', 'too_large', 'read_only', 'over_quota'] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export const verdict = z.object({
  entity: z.string(),
  id: z.string(),
  verdict: z.enum(['applied', 'superseded', 'unchanged', 'rejected']),
  /** One of `rejectionCodes`, or of a later version. */
  code: z.optional(z.string()),
  /** For people: which field, and why. */
  message: z.optional(z.string()),
  /** The stored pairs wherever they differ from what was pushed; the device adopts them. */
  fields: z.optional(fields),
});

export const exchangeReply = z.object({
  /** Milliseconds since 1970. */
  serverTime: z.int(),
  cursor: z.string(),
  /** There is more to pull: ask again with the new cursor. */
  more: z.boolean(),
  /** This reply is the first page of a snapshot: the cursor that was sent means nothing here. */
  reset: z.boolean(),
  /**
   * With `reset`: the cursor lies below the retention horizon, so synced records that the snapshot lacks were deleted;
   * without it they were lost [RH1, RH2].
   */
  expired: z.optional(z.boolean()),
  changes: z.array(change),
  /** Answers the request's changes, in order. */
  verdicts: z.array(verdict),
});

export type Change = z.output<typeof change>;
export type ExchangeReply = z.output<typeof exchangeReply>;
export type Verdict = z.output<typeof verdict>;
