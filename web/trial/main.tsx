import { registry } from '@holdfast/shared/entities/registry';
import { useState, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeviceProvider } from '../src/data/DeviceProvider.tsx';
import { openDevice } from '../src/data/device.ts';
import { browserPorts } from '../src/platform/devicePorts.ts';
import { App } from '../src/app/App.tsx';
import { AppContext, type AppState } from '../src/app/AppContext.ts';
import { planChip } from '../src/sync/chip.ts';
import { initialStatus } from '../src/sync/status.ts';
const device = await openDevice('trial', registry, browserPorts);
(window as any).device = device;
function Root() {
  const [o, setO] = useState<Partial<AppState> & { now?: number }>({});
  (window as any).set = setO;
  const facts = { account: null, signedIn: false, unsent: 0, oldestUnsentAt: null, refused: 0, paused: false, status: initialStatus, ...o } as any;
  const state: AppState = { device, ...facts, chip: planChip({ ...facts, now: Date.now() }, (ms) => new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(ms)), thisTabSyncs: true, updateReady: false, syncNow() {}, async setPaused() {}, async createAccount() { return { ok: false, message: 'There is already an account with this e-mail. Sign in instead.' }; }, async signIn() { return { ok: true }; }, async signOut() { return { ok: true }; }, applyUpdate() {}, ...o } as AppState;
  return <DeviceProvider device={device}><AppContext value={state}><App /></AppContext></DeviceProvider>;
}
createRoot(document.getElementById('root')!).render(<StrictMode><Root /></StrictMode>);
