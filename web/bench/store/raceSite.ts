/** The page of the race on an origin of its own; isolated, so that its clock is fine enough. */
import { bundle } from '../screens/bundle.ts';
import { type StaticSite, startStaticSite } from '../screens/staticSite.ts';

const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Without the peers where they cannot be had. */
export async function startRaceSite(hasPeers: boolean): Promise<StaticSite> {
  const scripts = ['ownInPage.ts', ...(hasPeers ? ['peers/inPage.ts'] : [])].map((file) => bundle(`../store/${file}`));
  const endingWith = (last: string) => [...scripts, bundle(`../store/${last}`)].join('\n');
  return startStaticSite(
    {
      '/': ['text/html', '<!doctype html><html lang="en"><title>Race</title><script src="/race.js"></script></html>'],
      '/race.js': ['text/javascript', endingWith('raceInPage.ts')],
      '/worker.js': ['text/javascript', endingWith('workerInPage.ts')],
    },
    isolated,
  );
}
