/** Puts the app on the page, and the device's records as soon as its database is open. Nothing here waits for the network. */
import { registry } from '@holdfast/shared/entities/registry';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Device, openDevice } from '../data/device.ts';
import { isLabOn } from '../lab/labSwitch.ts';
import { currentDatabase } from '../platform/currentDatabase.ts';
import { browserPorts } from '../platform/devicePorts.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { installPrompt } from '../pwa/installPrompt.ts';
import { watchBack } from '../ui/backCloses.ts';
import { firstScreen } from '../ui/firstScreen.ts';
import { holdKeys } from '../ui/keys/earlyKeys.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { watchScroll } from '../ui/page/pageScroll.ts';
import { watchLook } from '../ui/preferences.ts';
import { leaveAdding } from '../widgets/openRecord.ts';
import { App } from './App.tsx';
import { AppRoot } from './AppRoot.tsx';

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

const database = currentDatabase.name();
const show = (device: Device | null) =>
  root.render(
    <StrictMode>
      <AppRoot database={database} firstDevice={device}>
        <App />
      </AppRoot>
    </StrictMode>,
  );

const onBlocked = () => root.render(<UpgradeBlocked />);

show(null);
openDevice(database, registry, browserPorts, { onBlocked }).then(show, (error: unknown) =>
  root.render(<StorageRefused error={error} />),
);
firstScreen.then(appUpdate.register).catch((error: unknown) => console.warn('no offline start', error));
