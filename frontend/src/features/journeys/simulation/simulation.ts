import { divide, everybody, union, without, type People } from './people';
import { asks, divides, goesOn, joins, reachableFrom, type Place, type Plan, type Shares } from './plan';

/** When those who answer do so, as parts of the time they are waited for: at once in three batches. */
const ANSWERS = [0.1, 0.4, 0.8];

export interface Inputs {
  plan: Plan;
  shares: Shares;
  /** How many go through; each may stand for several. */
  people: number;
  /** The moment at which it begins, for waits that end on a date. */
  begin: number;
}

/** A cohort going from one place to the next. */
export interface Move {
  flow: string;
  from: string;
  to: string;
  people: number;
}

interface Entry {
  at: number;
  what: 'arrive' | 'goOn' | 'answer' | 'timeUp';
  place: string;
  people: People;
  wait?: number;
}

export interface Tally {
  entered: number;
  left: number;
}

/** Where everybody is; never changed in place. */
export interface State {
  time: number;
  agenda: readonly Entry[];
  /** Who stands at a join until nobody else can come. */
  held: ReadonlyMap<string, People>;
  waits: ReadonlyMap<number, { place: string; people: People }>;
  tallies: ReadonlyMap<string, Tally>;
  flows: ReadonlyMap<string, number>;
  /** Who has come to an end, at an end event or where no way leads on. */
  ended: ReadonlyMap<string, People>;
  done: boolean;
}

export function begin({ plan, people, begin: at }: Inputs): State {
  const start = plan.start;
  return {
    time: at,
    agenda: start && people > 0 ? [{ at, what: 'arrive', place: start, people: everybody(people) }] : [],
    held: new Map(),
    waits: new Map(),
    tallies: new Map(),
    flows: new Map(),
    ended: new Map(),
    done: !start || people === 0,
  };
}

/** What happens next: everything of the earliest moment that leads to a move, side by side. */
export function next(inputs: Inputs, before: State): { state: State; moves: Move[] } {
  const turn = new Turn(inputs, before);
  while (!turn.state.done && turn.moves.length === 0) turn.wave();
  return { state: turn.state, moves: turn.moves };
}

class Turn {
  readonly moves: Move[] = [];
  private readonly agenda: Entry[];
  private readonly held: Map<string, People>;
  private readonly waits: Map<number, { place: string; people: People }>;
  private readonly tallies: Map<string, Tally>;
  private readonly flows: Map<string, number>;
  private readonly ended: Map<string, People>;
  private time: number;
  private done: boolean;

  constructor(
    private readonly inputs: Inputs,
    before: State,
  ) {
    this.time = before.time;
    this.agenda = [...before.agenda];
    this.held = new Map(before.held);
    this.waits = new Map(before.waits);
    this.tallies = new Map(before.tallies);
    this.flows = new Map(before.flows);
    this.ended = new Map(before.ended);
    this.done = before.done;
  }

  get state(): State {
    const { time, agenda, held, waits, tallies, flows, ended, done } = this;
    return { time, agenda, held, waits, tallies, flows, ended, done };
  }

  wave(): void {
    this.time = Math.min(...this.agenda.map((entry) => entry.at));
    const now = this.agenda.filter((entry) => entry.at <= this.time);
    const later = this.agenda.filter((entry) => entry.at > this.time);
    this.agenda.splice(0, this.agenda.length, ...later);
    for (const entry of now) this.happen(entry);
    this.release();
    this.done = this.agenda.length === 0;
  }

  private happen(entry: Entry): void {
    const place = this.inputs.plan.places.get(entry.place);
    if (!place) return;
    switch (entry.what) {
      case 'arrive':
        this.arrive(place, entry.people);
        break;
      case 'goOn':
        this.leave(place, entry.people);
        break;
      default:
        this.depart(place, entry);
    }
  }

  private arrive(place: Place, people: People): void {
    const there = this.held.get(place.id) ?? [];
    const all = joins(place) ? union(there, people) : people;
    this.count(place.id, all.length - (joins(place) ? there.length : 0), 0);
    if (joins(place)) {
      this.held.set(place.id, all);
    } else if (place.type === 'receiveTask') {
      this.wait(place, people);
    } else if (asks(place)) {
      this.ask(place, people);
    } else if (place.type === 'intermediateCatchEvent') {
      this.agenda.push({ at: goesOn(place.time, this.time), what: 'goOn', place: place.id, people });
    } else {
      this.leave(place, people);
    }
  }

  private wait(place: Place, people: People): void {
    const wait = this.waits.size;
    this.waits.set(wait, { place: place.id, people });
    const timer = place.timeUp ? this.inputs.plan.places.get(place.timeUp) : undefined;
    const until = goesOn(timer?.time ?? null, this.time);
    const stretches = place.answers.map((key) => ({ key, share: this.inputs.shares.get(key) ?? 0 }));
    for (const [answer, all] of divide(people, stretches, true, place.id)) {
      const batches = divide(
        all,
        ANSWERS.map((_, index) => ({ key: String(index), share: 1 / ANSWERS.length })),
        true,
        answer,
      );
      for (const [index, batch] of batches) {
        const at = this.time + Math.round((until - this.time) * (ANSWERS[Number(index)] ?? 0));
        if (batch.length > 0) this.agenda.push({ at, what: 'answer', place: answer, people: batch, wait });
      }
    }
    if (timer) this.agenda.push({ at: until, what: 'timeUp', place: timer.id, people: [], wait });
  }

  /** A word holds for all: half-way through the time that there is, or never. */
  private ask(place: Place, people: People): void {
    const timer = place.timeUp ? this.inputs.plan.places.get(place.timeUp) : undefined;
    const until = goesOn(timer?.time ?? null, this.time);
    if (!timer || (this.inputs.shares.get(timer.id) ?? 0) < 0.5) {
      const at = this.time + Math.round((until - this.time) / 2);
      this.agenda.push({ at, what: 'goOn', place: place.id, people });
      return;
    }
    const wait = this.waits.size;
    this.waits.set(wait, { place: place.id, people });
    this.agenda.push({ at: until, what: 'timeUp', place: timer.id, people: [], wait });
  }

  /** Out of a wait: those who answer at once, the others when the time is up. */
  private depart(event: Place, entry: Entry): void {
    const wait = this.waits.get(entry.wait ?? -1);
    if (!wait) return;
    const people = entry.what === 'timeUp' ? wait.people : entry.people;
    if (people.length === 0) return;
    this.waits.set(entry.wait ?? -1, { ...wait, people: without(wait.people, people) });
    this.count(wait.place, 0, people.length);
    this.count(event.id, people.length, 0);
    this.leave(event, people);
  }

  private leave(place: Place, people: People): void {
    this.count(place.id, 0, people.length);
    let stay = people;
    for (const [flow, part] of this.parts(place, people)) {
      const way = place.ways.find((one) => one.flow === flow);
      if (!way || part.length === 0) continue;
      stay = without(stay, part);
      this.flows.set(flow, (this.flows.get(flow) ?? 0) + part.length);
      this.moves.push({ flow, from: place.id, to: way.to, people: part.length });
      this.agenda.push({ at: this.time, what: 'arrive', place: way.to, people: part });
    }
    if (stay.length > 0) this.ended.set(place.id, union(this.ended.get(place.id) ?? [], stay));
  }

  private parts(place: Place, people: People): Map<string, People> {
    const only = place.ways[0];
    if (!only) return new Map();
    if (!divides(place)) return new Map([[only.flow, people]]);
    const once = place.type === 'exclusiveGateway';
    const chosen = place.ways.filter((way) => !way.otherwise);
    const parts = divide(
      people,
      chosen.map((way) => ({ key: way.flow, share: this.inputs.shares.get(way.flow) ?? 0 })),
      once,
      place.id,
    );
    const rest = place.ways.find((way) => way.otherwise);
    if (rest) parts.set(rest.flow, without(people, [...parts.values()].flat()));
    return parts;
  }

  /** A join lets go when nobody who is on the way can still come to it. */
  private release(): void {
    for (const [id, people] of this.held) {
      const others = [
        ...this.agenda.filter((entry) => entry.what === 'arrive' || entry.what === 'goOn'),
        ...[...this.waits.values()].filter((wait) => wait.people.length > 0),
        ...[...this.held.keys()].filter((other) => other !== id).map((place) => ({ place })),
      ];
      if (others.some(({ place }) => reachableFrom(this.inputs.plan, place).has(id))) continue;
      this.held.delete(id);
      this.agenda.push({ at: this.time, what: 'goOn', place: id, people });
    }
  }

  private count(place: string, entered: number, left: number): void {
    const before = this.tallies.get(place) ?? { entered: 0, left: 0 };
    this.tallies.set(place, { entered: before.entered + entered, left: before.left + left });
  }
}
