import { outlineOf, type Line } from '../drawing/outline';

export interface Way {
  flow: string;
  to: string;
  name: string;
  otherwise: boolean;
}

/** One shape of a drawing, as far as it matters where people go from it. */
export interface Place {
  id: string;
  type: string;
  /** What a task does. */
  task: string | null;
  name: string;
  ways: Way[];
  /** How many flows lead here. */
  into: number;
  /** Of a wait: the events by which it is left, that of the time apart. */
  answers: string[];
  timeUp: string | undefined;
  /** What an event waits for. */
  time: string | null;
}

/** What is known of a drawing beforehand, as far as it matters here. */
export interface Known {
  elements: readonly { id: string; customers: number; certainty: string }[];
  flows: readonly { id: string; customers: number; certainty: string }[];
}

export interface Plan {
  start: string | undefined;
  places: ReadonlyMap<string, Place>;
}

/** What part of those who come goes a way: by flow behind a split, by boundary event out of a wait. */
export type Shares = ReadonlyMap<string, number>;

/** Where nothing is known of answers, so many answer. */
const SOME = 0.2;

/** A drawing, finished or not. */
export function planOf(xml: string): Plan {
  const lines = outlineOf(xml);
  const known = new Set(lines.map((line) => line.id));
  const places = new Map(lines.map((line) => [line.id, placeOf(line, lines, known)]));
  return { start: lines.find((line) => line.type === 'startEvent')?.id, places };
}

function placeOf(line: Line, lines: readonly Line[], known: ReadonlySet<string>): Place {
  const boundaries = lines.filter((other) => other.host === line.id);
  return {
    id: line.id,
    type: line.type,
    task: line.task,
    name: line.name,
    ways: line.next
      .filter((next) => known.has(next.target))
      .map(({ flow, target, name, otherwise }) => ({ flow, to: target, name, otherwise })),
    into: lines.flatMap((other) => other.next).filter((next) => next.target === line.id).length,
    answers: boundaries.filter((event) => event.time === null).map((event) => event.id),
    timeUp: boundaries.find((event) => event.time !== null)?.id,
    time: line.time,
  };
}

/** Where a person says whether all of them go on. */
export const asks = (place: Place): boolean => place.type === 'userTask' && place.timeUp !== undefined;

export const divides = (place: Place): boolean => place.type.endsWith('Gateway') && place.ways.length > 1;

/** Waits until nobody else can come, as the engine does. */
export const joins = (place: Place): boolean => place.type === 'inclusiveGateway' && place.into > 1;

/** What is known beforehand of who goes where: the estimate, and evenly where it says nothing. */
export function sharesOf(plan: Plan, estimate: Known | undefined): Map<string, number> {
  const shares = new Map<string, number>();
  const elements = new Map(estimate?.elements.map((each) => [each.id, each]));
  const flows = new Map(estimate?.flows.map((each) => [each.id, each]));
  for (const place of plan.places.values()) {
    for (const answer of place.answers) shares.set(answer, SOME / place.answers.length);
    // Released, unless somebody says otherwise.
    if (asks(place) && place.timeUp) shares.set(place.timeUp, 0);
    if (!divides(place)) continue;
    const come = elements.get(place.id);
    for (const way of place.ways) {
      const go = flows.get(way.flow);
      const told = come && go && come.customers > 0 && go.certainty !== 'UNKNOWN';
      shares.set(way.flow, told ? Math.min(1, go.customers / come.customers) : 1 / place.ways.length);
    }
  }
  return shares;
}

/** Everything that can be come to from a place, itself included. */
export function reachableFrom(plan: Plan, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const place = plan.places.get(id);
    if (!place || seen.has(id)) continue;
    seen.add(id);
    open.push(...place.ways.map((way) => way.to), ...place.answers);
    if (place.timeUp) open.push(place.timeUp);
  }
  return seen;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SECONDS = [365 * 86_400, 30 * 86_400, 86_400, 3_600, 60, 1];

/** When somebody who comes at a time may go on; at once where the drawing does not say. */
export function goesOn(time: string | null, at: number): number {
  const parts = DURATION.exec(time ?? '');
  if (parts) {
    const seconds = SECONDS.reduce((sum, size, index) => sum + size * Number(parts[index + 1] ?? 0), 0);
    return at + seconds * 1_000;
  }
  const date = Date.parse(time ?? '');
  return Number.isNaN(date) ? at : Math.max(at, date);
}
