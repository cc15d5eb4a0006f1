/** Hands the open device to widgets, and one store per entity with it. Until it is open there are no widgets. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { createContext, type ReactNode, use } from 'react';
import type { Device } from './device.ts';
import { createEntityStore, type EntityStore } from './entityStore.ts';

const DeviceContext = createContext<Device | null>(null);

export function DeviceProvider({ device, children }: { device: Device | null; children: ReactNode }) {
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

export function useDevice(): Device {
  const device = use(DeviceContext);
  if (device === null) throw new Error('useDevice outside DeviceProvider');
  return device;
}

const storesByDevice = new WeakMap<Device, Map<string, unknown>>();

export function useEntityStore<E extends EntityDefinition>(entity: E): EntityStore<E> {
  return storeOf(useDevice(), entity);
}

/** The store of an entity on an open device; the same object whenever it is asked for. */
export function storeOf<E extends EntityDefinition>(device: Device, entity: E): EntityStore<E> {
  const stores = storesByDevice.get(device) ?? new Map<string, unknown>();
  storesByDevice.set(device, stores);
  const known = stores.get(entity.name) as EntityStore<E> | undefined;
  if (known !== undefined) return known;
  const store = createEntityStore(device, entity);
  stores.set(entity.name, store);
  return store;
}
