/** Who may do everything on Triplit's server of the race. */
import { createHmac } from 'node:crypto';

export const secret = 'of the race';
export const projectId = 'race';

export function triplitToken(): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { 'x-triplit-token-type': 'secret', 'x-triplit-project-id': projectId };
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
