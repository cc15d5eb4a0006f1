/** The key sessions are signed with: given by the environment, or made once and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { StartError } from '../startError.ts';

/** Where the secret is kept when the environment gives none. */
export function secretFile({ dataDir }: Config): string {
  return join(dataDir, 'auth-secret');
}

export async function readSecret(config: Config): Promise<string> {
  const { authSecret, dataDir } = config;
  if (authSecret !== null) return authSecret;
  const path = secretFile(config);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new StartError(`The secret cannot be written to ${path} (${code}); set AUTH_SECRET.`);
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32)
    throw new StartError(`The secret in ${path} is too short; remove the file or set AUTH_SECRET.`);
  return secret;
}
