import { useEffect, useRef, useState } from 'react';
import type { Drawing } from '../drawing/Drawing';
import { begin, next, type Inputs, type Move, type State } from './simulation';

/** Between two steps, so that the numbers can be read. */
const BREATH_MS = 250;
/** Steps that are told of; a drawing with many waves has more. */
const TOLD = 200;

export interface Told extends Move {
  at: number;
}

/** One simulation from its beginning: a step at a time, or by itself. */
export function useRun(drawing: Drawing, inputs: Inputs, label: (people: number) => string) {
  const [state, setState] = useState<State>(() => begin(inputs));
  const [told, setTold] = useState<readonly Told[]>([]);
  const [playing, setPlaying] = useState(false);
  const [moving, setMoving] = useState(false);
  const waiting = useRef<number>(undefined);

  const step = () => {
    if (moving || state.done) return;
    const turn = next(inputs, state);
    setMoving(true);
    drawing.tokens.play(turn.moves, label, () => {
      setMoving(false);
      setState(turn.state);
      setTold((before) =>
        [...before, ...turn.moves.map((move) => ({ ...move, at: turn.state.time }))].slice(-TOLD),
      );
      drawing.tokens.rest(resting(turn.state), label);
      if (turn.state.done) setPlaying(false);
    });
  };
  useEffect(() => {
    if (!playing || moving || state.done) return undefined;
    waiting.current = window.setTimeout(step, BREATH_MS);
    return () => {
      window.clearTimeout(waiting.current);
    };
    // Every step makes the next one due; what it needs is of the same render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [playing, moving, state]);
  useEffect(
    () => () => {
      drawing.tokens.clear();
    },
    [drawing],
  );
  const restart = () => {
    drawing.tokens.clear();
    setPlaying(false);
    setMoving(false);
    setTold([]);
    setState(begin(inputs));
  };
  return { state, told, playing, setPlaying, step, restart };
}

/** Those who have arrived somewhere and go on at once. */
function resting(state: State): Map<string, number> {
  const places = new Map<string, number>();
  for (const entry of state.agenda) {
    if (entry.what === 'arrive' && entry.at <= state.time)
      places.set(entry.place, (places.get(entry.place) ?? 0) + entry.people.length);
  }
  return places;
}
