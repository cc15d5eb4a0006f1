/** Passwords are hashed slowly on purpose [FA1]; the many people of tests share theirs, and so its hash. */
import { hashPassword } from 'better-auth/crypto';

const hashes = new Map<string, Promise<string>>();

export function rememberedHash(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}
