import { exact } from '@shared/format/numbers';

/** Computing time, short: 840 ms, 12.4 s, 3.1 min. */
export function timeText(millis: number): string {
  if (millis < 1_000) return `${exact(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(1)} s`;
  return `${(millis / 60_000).toFixed(1)} min`;
}

export { bytesText } from '@shared/format/bytes';
