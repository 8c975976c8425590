import type { DayLoad } from './types';

/** A day's load in three parts that add up: what has left, what is planned, and what will still be asked for. */
export interface Parts {
  sent: number;
  planned: number;
  expected: number;
  all: number;
}

/** A message that took no place, such as one nobody may refuse, is sent all the same. */
export function partsOf({ sent, reserved, expected }: DayLoad): Parts {
  const planned = Math.max(0, reserved - sent);
  return { sent, planned, expected, all: sent + planned + expected };
}
