/** Asks the server when the meter is shown and after each request this device has made; never by the clock. */
import { useEffect, useState } from 'react';
import { readMeter } from '../../platform/meterApi.ts';
import { useApp } from '../AppContext.ts';
import type { ServerMeter } from './meterWords.ts';

/** `requests`: how many exchanges this device has made. */
export function useServerMeter(requests: number): ServerMeter {
  const { session, status } = useApp();
  const [answer, setAnswer] = useState<ServerMeter>({ kind: 'asking' });
  const isOffline = status.problem?.kind === 'offline';
  const mayAsk = session === 'live' && !isOffline;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each exchange is a reason to ask again
  useEffect(() => {
    if (!mayAsk) return;
    const asking = new AbortController();
    void readMeter(asking.signal).then((meter) => {
      if (!asking.signal.aborted) setAnswer(meter === null ? { kind: 'silent' } : { kind: 'read', meter });
    });
    return () => asking.abort();
  }, [mayAsk, requests]);
  if (session !== 'live') return { kind: 'signed_out' };
  return isOffline ? { kind: 'offline' } : answer;
}
