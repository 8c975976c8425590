import type { Live } from '@shared/api/types';

/** The server counts over so many minutes. */
const MINUTES = 5;

/** A minute: messages that leave where messages are sent, else people who go on. */
export function paceOf(live: Live): { elementId: string; perMinute: number }[] {
  const sent = new Map(live.places.map((place) => [place.origin, place.sentLately]));
  const left = live.paces.filter((pace) => !sent.has(pace.elementId));
  return [
    ...[...sent].map(([elementId, count]) => ({ elementId, perMinute: count / MINUTES })),
    ...left.map((pace) => ({ elementId: pace.elementId, perMinute: pace.left / MINUTES })),
  ].filter((pace) => pace.perMinute > 0);
}
