import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';

const PAUSE_MS = 700;
const CONFLICTS = ['JOURNEY_DRAFT_STALE', 'JOURNEY_DRAFT_OF_ANOTHER'];

export interface Saved {
  /** Counts the saves; 0 before the first. */
  version: number;
  basedOn: number | null;
  at: string | null;
}
export type Standing = 'saved' | 'waiting' | 'saving' | 'conflict' | 'refused';

/**
 * Keeps the drawing as a draft at every pause, one save after the other. Where somebody else saved meanwhile it
 * stops and asks; what cannot be kept stays on the canvas and is told of.
 */
export function useAutosave(key: string, begun: { xml: string; saved: Saved }) {
  const [saved, setSaved] = useState(begun.saved);
  const [standing, setStanding] = useState<Standing>('saved');
  const [problem, setProblem] = useState<Problem>();
  const state = useRef({
    kept: begun.xml,
    wanted: begun.xml,
    saved: begun.saved,
    stopped: false,
    sending: false,
  });
  const running = useRef<Promise<void>>(undefined);
  const timer = useRef<number>(undefined);

  const save = useCallback(
    async (takeOver: boolean): Promise<void> => {
      const now = state.current;
      while (now.wanted !== now.kept && !now.stopped) {
        const xml = now.wanted;
        setStanding('saving');
        now.sending = true;
        try {
          const { version, basedOn } = now.saved;
          const answer = await call('PUT /api/journeys/{key}/draft', {
            path: { key },
            body: { xml, version, basedOn, takeOver },
          });
          now.kept = xml;
          now.saved = { version: answer.version, basedOn, at: answer.updatedAt };
          setSaved(now.saved);
          setProblem(undefined);
          setStanding('saved');
        } catch (error) {
          const found = asProblem(error);
          const conflict = CONFLICTS.includes(found.code);
          now.stopped = conflict;
          setProblem(found);
          setStanding(conflict ? 'conflict' : 'refused');
          return;
        } finally {
          now.sending = false;
        }
      }
    },
    [key],
  );

  /** Saves what is not saved yet, and is done when it is. */
  const flush = useCallback(
    async (takeOver = false): Promise<void> => {
      window.clearTimeout(timer.current);
      running.current = (running.current ?? Promise.resolve()).then(() => save(takeOver));
      await running.current;
    },
    [save],
  );

  const changed = useCallback(
    (xml: string) => {
      const now = state.current;
      now.wanted = xml;
      if (now.stopped) return;
      window.clearTimeout(timer.current);
      // Taken back before it was saved: there is nothing to wait for.
      if (xml === now.kept && !now.sending) {
        setStanding('saved');
        return;
      }
      setStanding('waiting');
      timer.current = window.setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  /** Saves over what somebody else saved, having been told to. */
  const keepMine = useCallback(async (): Promise<void> => {
    const theirs = await call('GET /api/journeys/{key}/draft', { path: { key } });
    const now = state.current;
    now.saved = { ...now.saved, version: theirs?.version ?? 0 };
    now.kept = '';
    now.stopped = false;
    await flush(true);
  }, [flush, key]);

  useEffect(
    () => () => {
      // Leaving the page within the pause must not lose the last stroke.
      window.clearTimeout(timer.current);
      if (state.current.wanted !== state.current.kept && !state.current.stopped) void save(false);
    },
    [save],
  );

  const isKept = useCallback(() => state.current.wanted === state.current.kept, []);
  return { saved, standing, problem, changed, flush, keepMine, isKept, current: state };
}
