/** Opens this device's database and puts the app on the page. Nothing here waits for the network. */
import '../platform/wakeStorage.ts';
import { registry } from '@holdfast/shared/entities/registry';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDevice } from '../data/device.ts';
import { isLabOn } from '../lab/labSwitch.ts';
import { currentDatabase } from '../platform/currentDatabase.ts';
import { browserPorts } from '../platform/devicePorts.ts';
import { storageWatch } from '../platform/storageWatch.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { installPrompt } from '../pwa/installPrompt.ts';
import { watchBack } from '../ui/backCloses.ts';
import { holdKeys } from '../ui/keys/earlyKeys.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { watchScroll } from '../ui/page/pageScroll.ts';
import { watchLook } from '../ui/preferences.ts';
import { leaveAdding } from '../widgets/openRecord.ts';
import { App } from './App.tsx';
import { AppRoot, StorageSilent } from './AppRoot.tsx';

/** What hardly anybody ever sees; kept on the device like every page. */
const StorageRefused = lazyPart(async () => (await import('./StorageRefused.tsx')).StorageRefused);
const UpgradeBlocked = lazyPart(async () => (await import('./UpgradeBlocked.tsx')).UpgradeBlocked);

holdKeys();
installPrompt.watch();
watchLook();
watchBack();
watchScroll();
leaveAdding();
// A wrong clock is wrong from the first moment on.
if (isLabOn()) import('../lab/labOn.ts').then(({ followLab }) => followLab(), reportError);
const root = createRoot(document.getElementById('root') as HTMLElement);

const onBlocked = () => root.render(<UpgradeBlocked />);
const stopTelling = storageWatch.subscribe(() =>
  root.render(storageWatch.silence() === null ? null : <StorageSilent />),
);
openDevice(currentDatabase.name(), registry, browserPorts, { onBlocked })
  .finally(stopTelling)
  .then(
    (device) =>
      root.render(
        <StrictMode>
          <AppRoot firstDevice={device}>
            <App />
          </AppRoot>
        </StrictMode>,
      ),
    (error: unknown) => root.render(<StorageRefused error={error} />),
  );
appUpdate.register().catch((error: unknown) => console.warn('no offline start', error));
