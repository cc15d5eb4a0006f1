/** Installing what Debian packages, where that is possible: as root, on a Debian or one of its kind. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** Asked by Debian before it starts or stops a service; 101 forbids it. */
const policyFile = '/usr/sbin/policy-rc.d';

/** Says what it does. Whether it worked shows in what is there afterwards. No service is started. */
export function installDebianPackages(names: readonly string[]): void {
  if (process.getuid?.() !== 0) return;
  console.log(`Trying the Debian package${names.length > 1 ? 's' : ''} "${names.join('", "')}" …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'ignore', timeout: 600_000, env } as const;
  if (spawnSync('apt-get', ['update'], options).error) return;
  withoutServices(() => spawnSync('apt-get', ['install', '-y', ...names], options));
}

function withoutServices(work: () => void): void {
  if (existsSync(policyFile)) {
    work();
    return;
  }
  writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    rmSync(policyFile);
  }
}
