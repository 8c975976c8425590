import EventBus from 'diagram-js/lib/core/EventBus';
import { describe, expect, it } from 'vitest';
import { SteadyCommandStack } from './steadyCommands';

interface Context {
  value: number;
  inner: Context[];
  breaks: 'never' | 'before' | 'at work' | 'after';
}

/** A drawing that is a list of numbers, with commands that hold commands. */
function drawing() {
  const numbers: number[] = [];
  const events = new EventBus();
  const injector = { instantiate: (made: new () => object) => new made() };
  const stack = new SteadyCommandStack(events, injector as never);
  const failed: unknown[] = [];
  events.on('commandStack.failed', (event: { error: unknown }) => {
    failed.push(event.error);
  });
  const fail = (when: Context['breaks'], context: Context) => {
    if (context.breaks === when) throw new Error(when);
  };
  stack.register('add', {
    preExecute(context: Context) {
      fail('before', context);
    },
    execute(context: Context) {
      fail('at work', context);
      numbers.push(context.value);
      return [];
    },
    postExecute(context: Context) {
      for (const inner of context.inner) stack.execute('add', inner);
      fail('after', context);
    },
    revert() {
      numbers.pop();
      return [];
    },
  } as never);
  return { numbers, stack, failed, events };
}

const add = (value: number, inner: Context[] = [], breaks: Context['breaks'] = 'never') => ({
  value,
  inner,
  breaks,
});

describe('the command stack', () => {
  it.each(['before', 'at work', 'after'] as const)(
    'should stand as before when a command throws (%s)',
    (when) => {
      const { numbers, stack, failed } = drawing();
      stack.execute('add', add(1));
      const broken = add(2, [add(3), add(4, [add(5)], when)]);
      expect(() => {
        stack.execute('add', broken);
      }).toThrow(when);
      expect(numbers).toEqual([1]);
      expect(failed).toHaveLength(1);

      stack.execute('add', add(6));
      expect(numbers).toEqual([1, 6]);
      stack.undo();
      stack.undo();
      expect(numbers).toEqual([]);
      stack.redo();
      expect(numbers).toEqual([1]);
    },
  );

  it('should still redo what was undone when a command fails before it did anything', () => {
    const { numbers, stack } = drawing();
    stack.execute('add', add(1));
    stack.undo();
    expect(() => {
      stack.execute('add', add(2, [], 'before'));
    }).toThrow();
    stack.redo();
    expect(numbers).toEqual([1]);
  });

  it('should do nothing while it is locked', () => {
    const { numbers, stack } = drawing();
    stack.execute('add', add(1));
    stack.locked = true;
    stack.execute('add', add(2));
    stack.undo();
    expect(numbers).toEqual([1]);
    stack.locked = false;
    stack.undo();
    expect(numbers).toEqual([]);
  });

  it('should agree with a list of states, whatever is done and fails', () => {
    for (let seed = 1; seed < 60; seed++) {
      let state = seed * 2_654_435;
      const roll = (sides: number) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * sides);
      };
      const tree = (depth: number): Context =>
        add(
          roll(1_000),
          depth === 0 ? [] : Array.from({ length: roll(3) }, () => tree(depth - 1)),
          (['before', 'at work', 'after'] as const)[roll(12)] ?? 'never',
        );
      const values = (context: Context): number[] => [context.value, ...context.inner.flatMap(values)];
      const breaks = (context: Context): boolean => context.breaks !== 'never' || context.inner.some(breaks);
      const { numbers, stack } = drawing();
      const states: number[][] = [[]];
      let at = 0;
      for (let turn = 0; turn < 40; turn++) {
        const what = roll(4);
        if (what === 0) {
          stack.undo();
          at = Math.max(0, at - 1);
        } else if (what === 1) {
          stack.redo();
          at = Math.min(states.length - 1, at + 1);
        } else {
          const context = tree(2);
          if (breaks(context)) {
            expect(() => {
              stack.execute('add', context);
            }).toThrow();
            // What was done before the failure has taken the place of what could be done again.
            if (context.breaks === 'never' || context.breaks === 'after') states.splice(at + 1);
          } else {
            stack.execute('add', context);
            states.splice(at + 1, states.length, [...(states[at] ?? []), ...values(context)]);
            at++;
          }
        }
        expect(numbers).toEqual(states[at]);
      }
    }
  });
});
