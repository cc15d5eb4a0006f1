/**
 * Passwords are hashed slowly on purpose, so only a few at a time: a flood of guesses shall not take the processor from
 * everybody else's exchanges [FA1].
 */
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { createSemaphore } from './semaphore.ts';

const atOnce = 2;
/** Some fifteen seconds of hashing; who comes later is told to come back. */
const mostWaiting = 200;

/** `slowly`: another way to hash; tests need not do it anew for each of their people. */
export function createHashing(slowly = hashPassword): { hash: typeof hashPassword; verify: typeof verifyPassword } {
  const semaphore = createSemaphore(atOnce, mostWaiting);
  return {
    hash: (password) => semaphore(() => slowly(password)),
    verify: (shown) => semaphore(() => verifyPassword(shown)),
  };
}
