/** People of a simulation are numbers from 0; a set of them is a list in rising order. */
export type People = readonly number[];

export const everybody = (count: number): People => Array.from({ length: count }, (_, index) => index);

export function union(a: People, b: People): People {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

export function without(all: People, some: People): People {
  const gone = new Set(some);
  return all.filter((one) => !gone.has(one));
}

/** A way as a stretch of the people, in the order of chance: the parts of an only choice lie end to end. */
interface Stretch {
  key: string;
  share: number;
}

/**
 * Divides people so that each way gets its share to the person. With `once`, everybody goes one way at most; else the
 * stretches go on from the beginning when the end is reached, so that as few as possible go several ways.
 *
 * @param salt what makes the order here another than elsewhere
 */
export function divide(
  people: People,
  stretches: readonly Stretch[],
  once: boolean,
  salt: string,
): Map<string, People> {
  const order = shuffled(people, salt);
  const count = order.length;
  const parts = new Map<string, People>();
  let begin = 0;
  for (const { key, share } of stretches) {
    const whole = begin + Math.min(1, Math.max(0, share));
    const end = once ? Math.min(1, whole) : whole;
    const first = Math.round(begin * count);
    const last = Math.round(end * count);
    const part = Array.from({ length: last - first }, (_, index) => order[(first + index) % count] ?? 0);
    parts.set(
      key,
      part.sort((x, y) => x - y),
    );
    begin = end;
  }
  return parts;
}

/** An order of chance that is the same at every run. */
export function shuffled(people: People, salt: string): number[] {
  const seed = [...salt].reduce((hash, letter) => mix(hash ^ letter.charCodeAt(0)), 0x9e3779b9);
  return people
    .map((person) => ({ person, at: mix(person ^ seed) }))
    .sort((x, y) => x.at - y.at || x.person - y.person)
    .map(({ person }) => person);
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
