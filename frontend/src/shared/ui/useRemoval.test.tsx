import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PreferencesContext, type Preferences } from '../session/preferences';
import { useRemoval } from './useRemoval';

/** What the server has. */
let kept: string[];
/** Lets the server answer: true where it does what it is asked. */
let answer: (does: boolean) => void;
/** How the server answers who reads the list. */
let read: () => Promise<string[]>;
let client: QueryClient;

beforeEach(() => {
  kept = ['spring', 'autumn'];
  read = () => Promise.resolve([...kept]);
  client = new QueryClient();
});
afterEach(cleanup);

const asked = (act: () => void) =>
  new Promise<void>((resolve, reject) => {
    answer = (does) => {
      if (does) act();
      if (does) resolve();
      else reject(new Error('no'));
    };
  });

function List() {
  const list = useQuery({
    queryKey: ['names'],
    queryFn: () => read(),
    retry: false,
    staleTime: 60_000,
  });
  const remove = useRemoval({
    list: ['names'],
    without: (names: string[], gone: string) => names.filter((name) => name !== gone),
    remove: (name) =>
      asked(() => {
        kept = kept.filter((each) => each !== name);
      }),
    putBack: (name) => {
      kept = [name, ...kept];
      return Promise.resolve();
    },
    nameOf: (name) => name,
  });
  return (
    <ul>
      {list.data?.map((name) => (
        <li key={name}>
          <button
            onClick={() => {
              remove.mutate(name);
            }}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

async function shown() {
  render(
    <QueryClientProvider client={client}>
      <PreferencesContext value={{ language: 'en' } as Preferences}>
        <App>
          <List />
          <input aria-label="elsewhere" />
        </App>
      </PreferencesContext>
    </QueryClientProvider>,
  );
  await screen.findByRole('button', { name: 'spring' });
}
const names = () => screen.getAllByRole('listitem').map((item) => item.textContent);

test('goes at once, and comes back with Ctrl-Z', async () => {
  const user = userEvent.setup();
  await shown();

  await user.click(screen.getByRole('button', { name: 'spring' }));

  await waitFor(() => {
    expect(names()).toEqual(['autumn']);
  });
  expect(kept).toEqual(['spring', 'autumn']);
  expect(screen.queryByRole('button', { name: /undo/ })).toBeNull();

  answer(true);
  await screen.findByRole('button', { name: /undo/ });
  expect(kept).toEqual(['autumn']);

  // Whoever types takes back what they typed.
  await user.click(screen.getByRole('textbox', { name: 'elsewhere' }));
  await user.keyboard('{Control>}z{/Control}');
  expect(kept).toEqual(['autumn']);

  (document.activeElement as HTMLElement).blur();
  await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
  await waitFor(() => {
    expect(names()).toEqual(['spring', 'autumn']);
  });
  expect(kept).toEqual(['spring', 'autumn']);
});

test('comes back where the server refuses, and nothing is offered', async () => {
  const user = userEvent.setup();
  await shown();
  await user.click(screen.getByRole('button', { name: 'spring' }));
  await waitFor(() => {
    expect(names()).toEqual(['autumn']);
  });

  answer(false);

  await waitFor(() => {
    expect(names()).toEqual(['spring', 'autumn']);
  });
  expect(screen.queryByRole('button', { name: /undo/ })).toBeNull();
});

test('comes back although nobody can say what there is now', async () => {
  const user = userEvent.setup();
  await shown();
  await user.click(screen.getByRole('button', { name: 'spring' }));
  await waitFor(() => {
    expect(names()).toEqual(['autumn']);
  });

  read = () => Promise.reject(new Error('away'));
  answer(false);

  await waitFor(() => {
    expect(client.getQueryState(['names'])?.status).toBe('error');
  });
  expect(names()).toEqual(['spring', 'autumn']);
});

test('is not brought back by a reading that was under way', async () => {
  const user = userEvent.setup();
  await shown();
  let readOld: () => void = () => undefined;
  read = () =>
    new Promise((resolve) => {
      readOld = () => {
        resolve(['spring', 'autumn']);
      };
    });
  const reading = client.refetchQueries({ queryKey: ['names'] });
  await user.click(screen.getByRole('button', { name: 'spring' }));
  await waitFor(() => {
    expect(names()).toEqual(['autumn']);
  });

  readOld();
  await reading;

  await waitFor(() => {
    expect(client.isFetching()).toBe(0);
  });
  expect(client.getQueryData(['names'])).toEqual(['autumn']);
});

test('shows what others have done meanwhile', async () => {
  const user = userEvent.setup();
  await shown();
  await user.click(screen.getByRole('button', { name: 'spring' }));
  await waitFor(() => {
    expect(names()).toEqual(['autumn']);
  });

  kept = ['spring', 'autumn', 'winter'];
  answer(true);

  await waitFor(() => {
    expect(names()).toEqual(['autumn', 'winter']);
  });
});
