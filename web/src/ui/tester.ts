/** Whether this device shows what is for people who test: in development and test builds from the beginning, else when switched on. */
import { preferences } from './preferences.ts';

export const isTestBuild: boolean = import.meta.env.DEV || import.meta.env.VITE_LAB !== undefined;

export const isTester = (): boolean => (preferences.current().tester ?? (isTestBuild ? 'on' : 'off')) === 'on';
