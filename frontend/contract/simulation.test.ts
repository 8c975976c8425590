import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { divide, everybody } from '../src/features/journeys/simulation/people';
import { planOf, reachableFrom, sharesOf, type Plan } from '../src/features/journeys/simulation/plan';
import {
  begin,
  next,
  type Inputs,
  type Move,
  type State,
} from '../src/features/journeys/simulation/simulation';

const DAY = 86_400_000;

function run(inputs: Inputs): { last: State; moves: Move[]; times: number[] } {
  let state = begin(inputs);
  const moves: Move[] = [];
  const times: number[] = [];
  for (let turns = 0; !state.done; turns++) {
    if (turns > 2_000) throw new Error('it does not end');
    const turn = next(inputs, state);
    moves.push(...turn.moves);
    times.push(turn.state.time);
    state = turn.state;
  }
  return { last: state, moves, times };
}

describe('a simulation of the two waves', () => {
  const plan = planOf(readFileSync('../processes/journey/two-wave-followup.bpmn', 'utf8'));
  const inputs = { plan, shares: sharesOf(plan, undefined), people: 1_000, begin: 0 };

  it('should lead a fifth out at each wait and the others to the end', () => {
    const { last, times } = run(inputs);
    const ends = new Map([...last.ended].map(([id, people]) => [id, people.length]));
    expect(ends).toEqual(
      new Map([
        ['End_EmailResponded', 200],
        ['End_SmsResponded', 160],
        ['End_NoResponse', 640],
      ]),
    );
    expect(last.tallies.get('Task_SendSms')).toEqual({ entered: 800, left: 800 });
    expect(last.flows.get('Flow_EmailTimeUp')).toBe(800);
    expect(times.at(-1)).toBe(6 * DAY);
  });

  it('should let those who answer go while the others wait', () => {
    let state = begin(inputs);
    while (state.time < DAY) ({ state } = next(inputs, state));
    const email = state.tallies.get('Wait_AfterEmail');
    expect(email?.entered).toBe(1_000);
    expect((email?.entered ?? 0) - (email?.left ?? 0)).toBeGreaterThan(800);
    expect(state.tallies.get('Task_SendSms')).toBeUndefined();
  });

  it('should follow what somebody says of the shares', () => {
    const shares = new Map(inputs.shares);
    for (const place of plan.places.values()) for (const answer of place.answers) shares.set(answer, 0);
    const { last } = run({ ...inputs, shares });
    expect([...last.ended.keys()]).toEqual(['End_NoResponse']);
  });
});

describe('a simulation with an approval', () => {
  const plan = planOf(readFileSync('../processes/journey/released-second-wave.bpmn', 'utf8'));
  const shares = new Map(sharesOf(plan, undefined)).set('Flow_Worse', 0);
  const inputs = { plan, shares, people: 1_000, begin: 0 };
  const ends = (last: State) => new Map([...last.ended].map(([id, people]) => [id, people.length]));

  it('should release everybody half-way through the time there is', () => {
    const { last, times } = run(inputs);
    expect(last.tallies.get('Task_SendSms')).toEqual({ entered: 800, left: 800 });
    expect(last.tallies.get('Approve_SecondWave')).toEqual({ entered: 800, left: 800 });
    expect(times).toContain(4 * DAY);
    expect(ends(last).get('End_NotReleased')).toBeUndefined();
  });

  it('should let nobody through without a word, and everybody leave when the time is up', () => {
    const { last, times } = run({ ...inputs, shares: new Map(shares).set('Boundary_NotReleased', 1) });
    expect(last.tallies.get('Task_SendSms')).toBeUndefined();
    expect(last.tallies.get('Approve_SecondWave')).toEqual({ entered: 800, left: 800 });
    expect(ends(last).get('End_NotReleased')).toBe(800);
    expect(times.at(-1)).toBe(5 * DAY);
  });
});

describe('dividing people', () => {
  const people = everybody(1_000);
  const sizes = (parts: Map<string, readonly number[]>) => [...parts.values()].map((part) => part.length);

  it('should give each way its share, and nobody two ways where only one may be gone', () => {
    const parts = divide(
      people,
      [
        { key: 'a', share: 0.333 },
        { key: 'b', share: 0.5 },
        { key: 'c', share: 0.9 },
      ],
      true,
      'salt',
    );
    expect(sizes(parts)).toEqual([333, 500, 167]);
    expect(new Set([...parts.values()].flat()).size).toBe(1_000);
  });

  it('should let as few as possible go both ways', () => {
    const disjoint = divide(
      people,
      [
        { key: 'a', share: 0.4 },
        { key: 'b', share: 0.6 },
      ],
      false,
      's',
    );
    expect(new Set([...disjoint.values()].flat()).size).toBe(1_000);
    const both = divide(
      people,
      [
        { key: 'a', share: 0.7 },
        { key: 'b', share: 0.6 },
      ],
      false,
      's',
    );
    expect(sizes(both)).toEqual([700, 600]);
    expect(new Set([...both.values()].flat()).size).toBe(1_000);
  });
});

/** Chance that is the same at every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A drawing without loops: each place leads to later ones only. */
function drawing(roll: (sides: number) => number): Plan {
  const size = 4 + roll(8);
  const types = [
    'serviceTask',
    'exclusiveGateway',
    'inclusiveGateway',
    'receiveTask',
    'intermediateCatchEvent',
    'userTask',
  ];
  const lines: string[] = [];
  const flow = (from: string, index: number, extra = '') => {
    const to = index + 1 + roll(size - index);
    lines.push(`<b:sequenceFlow id="F${lines.length}" sourceRef="${from}" targetRef="P${to}" ${extra}/>`);
    return `F${lines.length - 1}`;
  };
  const timer = `<b:timerEventDefinition><b:timeDuration>P${1 + roll(5)}D</b:timeDuration></b:timerEventDefinition>`;
  for (let index = 0; index < size; index++) {
    const id = `P${index}`;
    const type = index === 0 ? 'startEvent' : (types[roll(types.length)] ?? '');
    if (type === 'receiveTask') {
      lines.push(
        `<b:receiveTask id="${id}"/><b:boundaryEvent id="T${index}" attachedToRef="${id}">${timer}</b:boundaryEvent>`,
      );
      lines.push(`<b:boundaryEvent id="A${index}" attachedToRef="${id}"/>`);
      flow(`T${index}`, index);
      flow(`A${index}`, index);
    } else if (type === 'userTask') {
      lines.push(
        `<b:userTask id="${id}"/><b:boundaryEvent id="T${index}" attachedToRef="${id}">${timer}</b:boundaryEvent>`,
      );
      flow(id, index);
      flow(`T${index}`, index);
    } else if (type.endsWith('Gateway')) {
      const ways = [flow(id, index), flow(id, index), flow(id, index)];
      lines.push(`<b:${type} id="${id}" ${roll(2) ? `default="${ways[2] ?? ''}"` : ''}/>`);
    } else {
      flow(id, index);
      lines.push(`<b:${type} id="${id}">${type === 'intermediateCatchEvent' ? timer : ''}</b:${type}>`);
    }
  }
  lines.push(`<b:endEvent id="P${size}"/>`);
  return planOf(
    `<d xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"><b:process id="p">${lines.join('')}</b:process></d>`,
  );
}

describe.each(Array.from({ length: 60 }, (_, seed) => seed))('any drawing (%i)', (seed) => {
  const roll = dice(seed * 7_919 + 1);
  const plan = drawing(roll);
  const shares = new Map([...sharesOf(plan, undefined)].map(([key]) => [key, roll(101) / 100]));
  const inputs = { plan, shares, people: 1 + roll(200), begin: 0 };
  const { last, moves, times } = run(inputs);

  it('should lose nobody and keep nobody', () => {
    expect(new Set([...last.ended.values()].flat()).size).toBe(inputs.people);
    expect(last.held.size).toBe(0);
    for (const [id, { entered, left }] of last.tallies) expect(`${id} ${left}`).toBe(`${id} ${entered}`);
  });

  it('should count on flows what it counts at places', () => {
    for (const [id, { entered }] of last.tallies) {
      const came = moves.filter((move) => move.to === id).reduce((sum, move) => sum + move.people, 0);
      const place = plan.places.get(id);
      if (place?.type === 'inclusiveGateway' && place.into > 1) expect(entered).toBeLessThanOrEqual(came);
      else if (came > 0) expect(entered).toBe(came);
    }
    for (const [flow, count] of last.flows) {
      const went = moves.filter((move) => move.flow === flow).reduce((sum, move) => sum + move.people, 0);
      expect(count).toBe(went);
    }
  });

  it('should never go back in time, and only where the drawing leads', () => {
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    for (const { from, to } of moves) expect(reachableFrom(plan, from).has(to)).toBe(true);
  });

  it('should let everybody through a join together', () => {
    for (const place of plan.places.values()) {
      if (place.type !== 'inclusiveGateway' || place.into < 2) continue;
      expect(last.tallies.get(place.id)?.entered ?? 0).toBeLessThanOrEqual(inputs.people);
    }
  });
});
