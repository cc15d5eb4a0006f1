/** What the server's refusals of a sign-in or sign-up mean to a person, and at which field they belong [FO5]. */
import type { Fault } from '../../platform/readAnswer.ts';

export interface Refusal {
  /** Where it is said; null where no field can mend it. */
  field: 'email' | 'password' | null;
  message: string;
}

export const passwordLimits = { shortest: 8, longest: 128 };

const tooShort = `A password has ${passwordLimits.shortest} characters at least.`;
const noAddress = 'This does not look like an e-mail address. One looks like name@example.org.';
const taken = 'There is already an account with this e-mail. Sign in instead.';

const refusalByCode: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: { field: 'password', message: 'This e-mail and password do not belong together.' },
  USER_ALREADY_EXISTS: { field: 'email', message: taken },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { field: 'email', message: taken },
  INVALID_EMAIL: { field: 'email', message: noAddress },
  // Of what is sent the library looks at the shape of the address alone.
  VALIDATION_ERROR: { field: 'email', message: noAddress },
  INVALID_PASSWORD: { field: 'password', message: tooShort },
  PASSWORD_TOO_SHORT: { field: 'password', message: tooShort },
  PASSWORD_TOO_LONG: {
    field: 'password',
    message: `A password has ${passwordLimits.longest} characters at most.`,
  },
  EMAIL_PASSWORD_SIGN_UP_DISABLED: { field: null, message: 'This server takes no new accounts.' },
};

export function wordRefusal(fault: Fault): Refusal {
  if (fault.kind === 'refused' && Object.hasOwn(refusalByCode, fault.code)) return refusalByCode[fault.code] as Refusal;
  return { field: null, message: wordFault(fault) };
}

function wordFault(fault: Fault): string {
  const isNo = fault.kind === 'problem' || fault.kind === 'refused';
  if (!isNo || fault.code === 'unavailable' || fault.code === 'internal')
    return 'Your work is safe on this device. The server did not answer: try again when you are online.';
  if (fault.kind === 'problem' && fault.code === 'rate_limited')
    return `Too many tries. ${tryAgainIn(fault.retryAfterMs)}`;
  return 'Your work is safe on this device, but the server refused.';
}

/** Never less than there is to wait; null: nobody said. */
function tryAgainIn(ms: number | null): string {
  if (ms === null) return 'Wait a minute, then try again.';
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `Try again in ${count} ${unit}${count === 1 ? '' : 's'}.`;
}
