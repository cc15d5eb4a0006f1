/** Keeps a trace of this device's copy where it outlives it, and at the start looks at what was left of one before. */
import { useEffect } from 'react';
import { createCopyTrace } from '../../platform/copyTrace.ts';
import { directoryKey } from '../../platform/readDirectory.ts';
import { useApp } from '../AppContext.ts';
import { noticeLoss } from './noticeLoss.ts';

const kept = createCopyTrace({
  storage: () => localStorage,
  document,
  isSecure: location.protocol === 'https:',
});

function hasNames(): boolean {
  try {
    return localStorage.getItem(directoryKey) !== null;
  } catch {
    return false;
  }
}

export function useCopyTrace(): void {
  const { device, account, unsent, refused, hasWritten } = useApp();
  const hasAccount = account !== null;
  const isWorthIt = hasAccount || hasWritten;
  useEffect(() => {
    const keep = async () => {
      await noticeLoss(device, kept, hasNames());
      if (!isWorthIt) return kept.clear();
      kept.write({ database: device.db.name, device: device.id, hasAccount, unsent: unsent + refused });
    };
    // A full device keeps none, and tells of it elsewhere.
    keep().catch(() => undefined);
  }, [device, hasAccount, isWorthIt, unsent, refused]);
}
