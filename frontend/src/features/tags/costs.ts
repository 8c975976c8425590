import { exact } from '@shared/format/numbers';

/** Computing time, short: 840 ms, 12.4 s, 3.1 min. */
export function timeText(millis: number): string {
  if (millis < 1_000) return `${exact(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(1)} s`;
  return `${(millis / 60_000).toFixed(1)} min`;
}

/** Stored bytes, short: 512 B, 12.4 kB, 3.1 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${exact(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
