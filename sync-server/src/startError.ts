/**
 * Why the server cannot start, in one sentence for the person who started it.
 * Thrown through every layer of the start and printed once by `main.ts`: no stack, exit 1.
 */
export class StartError extends Error {
  override name = 'StartError';
}
