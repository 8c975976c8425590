import { exact } from './numbers';

/** Stored bytes, short: 512 B, 12.4 kB, 3.1 MB. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${exact(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
