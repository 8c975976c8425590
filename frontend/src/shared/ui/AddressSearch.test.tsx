import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider, useSearchParams } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { AddressSearch } from './AddressSearch';

afterEach(cleanup);

function Page() {
  const [parameters, setParameters] = useSearchParams();
  return (
    <>
      <AddressSearch label="find" drop={['page']} />
      <output>{parameters.toString()}</output>
      <button
        onClick={() => {
          setParameters({}, { replace: true });
        }}
      >
        all
      </button>
    </>
  );
}

const open = (at: string) =>
  render(
    <RouterProvider
      router={createMemoryRouter([{ path: '/', Component: Page }], { initialEntries: [at] })}
    />,
  );
const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'find' });

test('loses no key, and the address follows', async () => {
  const user = userEvent.setup({ delay: 1 });
  open('/?page=3&kind=RULE');
  const text = 'SEG-000123 gold customers of the north';

  await user.type(box(), text);

  expect(box().value).toBe(text);
  await waitFor(() => {
    expect(screen.getByRole('status').textContent).toBe(`kind=RULE&q=${text.replaceAll(' ', '+')}`);
  });
  expect(box().value).toBe(text);
});

test('keeps what is typed while an earlier text arrives in the address', async () => {
  // So slowly that the address is written several times on the way.
  const user = userEvent.setup({ delay: 70 });
  open('/');

  await user.type(box(), 'abc');
  await waitFor(() => {
    expect(screen.getByRole('status').textContent).toBe('q=abc');
  });
  await user.type(box(), 'def');

  expect(box().value).toBe('abcdef');
  await waitFor(() => {
    expect(screen.getByRole('status').textContent).toBe('q=abcdef');
  });
});

test('follows whoever else changes the address', async () => {
  const user = userEvent.setup();
  open('/?q=gold');
  expect(box().value).toBe('gold');

  await user.click(screen.getByRole('button', { name: 'all' }));

  await waitFor(() => {
    expect(box().value).toBe('');
  });
  expect(screen.getByRole('status').textContent).toBe('');
});
