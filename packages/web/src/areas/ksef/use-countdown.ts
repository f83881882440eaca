import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

/** The time left until an instant as `m:ss`, counted every second; null when it has passed. */
export function useCountdown(until: string): string | null {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1_000, { autoInvoke: true });
  const seconds = Math.ceil((Date.parse(until) - now) / 1_000);
  if (seconds <= 0) return null;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
