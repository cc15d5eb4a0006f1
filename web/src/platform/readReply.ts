/** Reads what an exchange is answered. Apart from what carries it, since the schemas are a sixth of the sync worker. */
import { type ExchangeReply, exchangeReply } from '@holdfast/shared/protocol/exchange';
import type { TransportOutcome } from '../sync/ports.ts';
import { type ReadBody, type Received, readAnswer } from './readAnswer.ts';
import { toOutcome } from './transport.ts';

export const readReply: ReadBody<ExchangeReply> = (body) => exchangeReply.safeParse(body).data;

/** Rejects when the answer breaks off; the caller treats that like no answer. */
export async function readOutcome(received: Received): Promise<TransportOutcome> {
  return toOutcome(await readAnswer(received, readReply));
}
