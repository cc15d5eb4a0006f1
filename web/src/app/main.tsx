/** Opens this device's database and puts the app on the page. Nothing here waits for the network. */
import { registry } from '@holdfast/shared/entities/registry';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openDevice } from '../data/device.ts';
import { deviceDirectory } from '../platform/deviceDirectory.ts';
import { browserPorts } from '../platform/devicePorts.ts';
import { appUpdate } from '../pwa/appUpdate.ts';
import { watchBack } from '../ui/backCloses.ts';
import { watchScroll } from '../ui/page/pageScroll.ts';
import { leaveAdding } from '../widgets/openRecord.ts';
import { App } from './App.tsx';
import { AppRoot } from './AppRoot.tsx';
import { StorageRefused } from './StorageRefused.tsx';
import { UpgradeBlocked } from './UpgradeBlocked.tsx';

watchBack();
watchScroll();
leaveAdding();
const root = createRoot(document.getElementById('root') as HTMLElement);

const onBlocked = () => root.render(<UpgradeBlocked />);
openDevice(deviceDirectory.current(), registry, browserPorts, { onBlocked }).then(
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
