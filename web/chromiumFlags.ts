/** What a Chromium that is measured is started with: nothing of its own goes over the network. */
export const quietFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What one that is tested with is started with. */
export const chromiumFlags = [...quietFlags, '--disable-gpu'];
