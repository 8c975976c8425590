import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAutosave } from './autosave';

/** What was sent, and how each is answered. */
const sent: string[] = [];
let answer: (() => void)[] = [];

vi.mock('@shared/api/client', () => ({
  call: (_: string, { body }: { body: { xml: string; version: number } }) => {
    sent.push(body.xml);
    return new Promise((resolve) => {
      answer.push(() => {
        resolve({ version: body.version + 1, updatedAt: '2026-11-30T01:00:00Z' });
      });
    });
  },
}));

beforeEach(() => {
  sent.length = 0;
  answer = [];
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function begun() {
  return renderHook(() => useAutosave('j', { xml: 'first', saved: { version: 0, basedOn: null, at: null } }))
    .result;
}
const pause = () => act(() => vi.advanceTimersByTimeAsync(1_000));
const answered = () =>
  act(async () => {
    answer.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  });

test('a change is saved at the next pause', async () => {
  const autosave = begun();
  act(() => {
    autosave.current.changed('second');
  });
  expect(autosave.current.standing).toBe('waiting');
  await pause();
  expect(autosave.current.standing).toBe('saving');
  await answered();
  expect(autosave.current.standing).toBe('saved');
  expect(sent).toEqual(['second']);
});

test('what is taken back within the pause is saved already', async () => {
  const autosave = begun();
  act(() => {
    autosave.current.changed('second');
    autosave.current.changed('first');
  });
  expect(autosave.current.standing).toBe('saved');
  await pause();
  expect(sent).toEqual([]);
  expect(autosave.current.standing).toBe('saved');
});

test('what is taken back while it is being sent is saved after it', async () => {
  const autosave = begun();
  act(() => {
    autosave.current.changed('second');
  });
  await pause();
  act(() => {
    autosave.current.changed('first');
  });
  expect(autosave.current.standing).toBe('waiting');
  await answered();
  expect(sent).toEqual(['second', 'first']);
  await answered();
  await pause();
  expect(autosave.current.standing).toBe('saved');
  expect(autosave.current.isKept()).toBe(true);
});
