/** Hands the open device to widgets, and one store per entity with it. */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { createContext, type ReactNode, use } from 'react';
import type { Device } from './device.ts';
import { createEntityStore, type EntityStore } from './entityStore.ts';

const DeviceContext = createContext<Device | null>(null);

export function DeviceProvider({ device, children }: { device: Device; children: ReactNode }) {
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

export function useDevice(): Device {
  const device = use(DeviceContext);
  if (device === null) throw new Error('useDevice outside DeviceProvider');
  return device;
}

const storesByDevice = new WeakMap<Device, Map<string, unknown>>();

/** The store of an entity on the open device; the same object on every render. */
export function useEntityStore<E extends EntityDefinition>(entity: E): EntityStore<E> {
  return entityStoreOf(useDevice(), entity);
}

export function entityStoreOf<E extends EntityDefinition>(device: Device, entity: E): EntityStore<E> {
  const stores = storesByDevice.get(device) ?? new Map<string, unknown>();
  storesByDevice.set(device, stores);
  const known = stores.get(entity.name) as EntityStore<E> | undefined;
  if (known !== undefined) return known;
  const store = createEntityStore(device, entity);
  stores.set(entity.name, store);
  return store;
}
