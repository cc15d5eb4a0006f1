/** Every page there is, in the order of the navigation. */
import { Anchor, FlaskConical, History, LayoutDashboard, type LucideIcon, RefreshCw, Settings } from 'lucide-react';
import type { ComponentType } from 'react';
import { lazyPart } from '../ui/lazyPart.tsx';
import { isTester } from '../ui/tester.ts';
import { allWidgets } from '../widgets/allWidgets.ts';
import { Dashboard } from './dashboard/Dashboard.tsx';

export interface AppPage {
  path: string;
  name: string;
  icon: LucideIcon;
  /** In the bar at the bottom of a phone; the others stand behind More. */
  isAtHand?: boolean;
  Page: ComponentType;
}

const home: AppPage = { path: '/', name: 'Dashboard', icon: LayoutDashboard, isAtHand: true, Page: Dashboard };

/** What the app keeps account of. */
export const mainPages: readonly AppPage[] = [
  home,
  ...allWidgets.map(({ path, name, icon, Page }) => ({ path, name, icon, Page, isAtHand: path === '/todos' })),
];

const aboutApp: readonly AppPage[] = [
  {
    path: '/history',
    name: 'History',
    icon: History,
    Page: lazyPart(async () => (await import('../features/history/HistoryPage.tsx')).HistoryPage),
  },
  {
    path: '/sync',
    name: 'Sync',
    icon: RefreshCw,
    Page: lazyPart(async () => (await import('./syncCentre/SyncPage.tsx')).SyncPage),
  },
  {
    path: '/settings',
    name: 'Settings',
    icon: Settings,
    Page: lazyPart(async () => (await import('../features/settings/SettingsPage.tsx')).SettingsPage),
  },
];

/** Shown to who tests; its address works for everybody. */
const lab: AppPage = {
  path: '/lab',
  name: 'Network lab',
  icon: FlaskConical,
  Page: lazyPart(async () => (await import('../lab/LabPage.tsx')).LabPage),
};

/** About the app itself. */
export const sidePages = (): readonly AppPage[] => (isTester() ? [...aboutApp, lab] : aboutApp);

const lost: AppPage = {
  path: '',
  name: 'Not found',
  icon: Anchor,
  Page: lazyPart(async () => (await import('./NotFoundPage.tsx')).NotFoundPage),
};

export function pageAt(path: string): AppPage {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return [...mainPages, ...aboutApp, lab].find((page) => page.path === trimmed) ?? lost;
}
