import { createContext, useContext } from 'react';

/** Milliseconds the server's clock is ahead of this machine's; other than zero mostly because a test moved it. */
export const ClockOffset = createContext(0);

export function useNow(): () => number {
  const offset = useContext(ClockOffset);
  return () => Date.now() + offset;
}
