import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactNode } from 'react';
import type { ValueEditorProps } from 'react-querybuilder';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Tag } from '../api/types';
import { PreferencesContext, type Preferences } from '../session/preferences';
import { ClauseCounts } from './clauseCounts';
import { RuleTree } from './RuleTree';
import { toQuery, toRule } from './rule';

/** Fields whose line was drawn since the test last looked. */
let drawn: string[] = [];

beforeEach(() => {
  drawn = [];
});
afterEach(cleanup);

const CODES = ['age', 'income', 'tenure'];
const fields = CODES.map((name) => ({ name, value: name, label: name }));
const types = new Map<string, Tag['type']>(CODES.map((name) => [name, 'NUMBER']));
const rule = {
  all: [
    { field: 'age', op: 'ge' as const, value: 3 },
    { any: CODES.slice(1).map((field) => ({ field, op: 'ge' as const, value: 1 })) },
  ],
};

function Drawn({ field, value, handleOnChange }: ValueEditorProps) {
  drawn.push(field);
  return (
    <input
      aria-label={`value of ${field}`}
      value={String(value)}
      onChange={(event) => {
        handleOnChange(event.target.value);
      }}
    />
  );
}

function Editor() {
  const [query, setQuery] = useState(() => toQuery(rule));
  const translation = toRule(query, types);
  return (
    <RuleTree
      fields={fields}
      types={types}
      fieldTitle="field"
      valueEditor={Drawn}
      query={query}
      // A new function at every turn, as forms hand it over.
      onChange={(next) => {
        setQuery(next);
      }}
      readOnly={false}
      pointers={translation.ok ? translation.pointers : undefined}
    />
  );
}

function Counting({ children }: { children: ReactNode }) {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  return (
    <ClauseCounts value={counts}>
      <button
        onClick={() => {
          setCounts(
            new Map([
              ['/all/0', 4_711],
              ['/all/1/any/1', 815],
            ]),
          );
        }}
      >
        answer
      </button>
      {children}
    </ClauseCounts>
  );
}

const shown = () =>
  render(
    <PreferencesContext value={{ language: 'en' } as Preferences}>
      <Counting>
        <Editor />
      </Counting>
    </PreferencesContext>,
  );

test('draws no line anew but the one that is typed into', async () => {
  const user = userEvent.setup();
  shown();
  drawn = [];

  await user.type(screen.getByRole('textbox', { name: 'value of income' }), '25');

  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'value of income' }).value).toBe('125');
  expect(new Set(drawn)).toEqual(new Set(['income']));
});

test('draws no line anew when the numbers come', async () => {
  const user = userEvent.setup();
  shown();
  drawn = [];

  await user.click(screen.getByRole('button', { name: 'answer' }));

  await waitFor(() => {
    expect(screen.getByText('4,711')).toBeTruthy();
  });
  expect(screen.getByText('815')).toBeTruthy();
  expect(drawn).toEqual([]);
});
