import type { Interim } from '@shared/interim/interims';
import type { Connection, ElementLike } from './services';
import { isGateway } from './services';

/** Something that tasks on the way have found, and what it can be. */
export interface Result {
  /** By which conditions ask for it. */
  name: string;
  values: readonly string[];
  /** The family of words in which the values are named. */
  words: string;
}

/** A condition that was picked and not typed: a result is one of these values. */
export interface Picked {
  result: Result;
  values: readonly string[];
}

/** What an evaluation can have found, in the order in which it is told. */
const VERDICTS: readonly Interim['verdict'][] = ['BETTER', 'NO_DIFFERENCE', 'WORSE'];

export const ofEvaluation = (name: string): Result => ({ name, values: VERDICTS, words: 'interim.verdict' });

/** More than that nobody picks from. */
const MOST = 30;

/** The outputs of a decision table that are always one of a few texts. */
export function ofDecision(xml: string, key: string): Result[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const decision = [...document.getElementsByTagNameNS('*', 'decision')].find(
    (each) => each.getAttribute('id') === key,
  );
  const rules = [...(decision?.getElementsByTagNameNS('*', 'rule') ?? [])].map((rule) =>
    [...rule.getElementsByTagNameNS('*', 'outputEntry')].map((entry) => entry.textContent.trim()),
  );
  return [...(decision?.getElementsByTagNameNS('*', 'output') ?? [])].flatMap((output, place) => {
    const name = output.getAttribute('name') ?? '';
    const cells = rules.map((entries) => entries[place] ?? '').filter((text) => text !== '');
    const values = [...new Set(cells.map((text) => /^"([^"\\]*)"$/.exec(text)?.[1]))];
    const known = values.filter((value) => value !== undefined);
    const few = name !== '' && known.length === values.length && known.length > 0 && known.length <= MOST;
    return few ? [{ name, values: known, words: 'channel' }] : [];
  });
}

export interface TaskBefore {
  task: ElementLike;
  /** Whether customers come straight from it, so that it is what a split here is about. */
  straight: boolean;
}

/** The tasks on the ways to an element, the nearest first. */
export function tasksBefore(element: ElementLike): TaskBefore[] {
  const tasks: TaskBefore[] = [];
  const seen = new Set<ElementLike>([element]);
  const open = before(element).map((each) => ({ element: each, near: true }));
  for (let next = open.shift(); next; next = open.shift()) {
    const { element: here, near } = next;
    if (seen.has(here)) continue;
    seen.add(here);
    if (String(here.type).endsWith('Task')) tasks.push({ task: here, straight: near });
    // Ways that are only divided, or come together, are still about the same.
    const still = near && isGateway(here);
    open.push(...before(here).map((each) => ({ element: each, near: still })));
  }
  return tasks;
}

function before(element: ElementLike): ElementLike[] {
  const sources = ((element.incoming ?? []) as Connection[]).flatMap((flow) => flow.source ?? []);
  const host = element.host as ElementLike | undefined;
  return host ? [...sources, host] : sources;
}

/** The text the gate reads. Nothing for nothing picked. */
export function conditionOfPicked({ result, values }: Picked): string {
  const quoted = result.values.filter((each) => values.includes(each)).map((each) => `"${each}"`);
  if (quoted.length === 0) return '';
  return quoted.length === 1
    ? `${result.name} = ${quoted.join('')}`
    : `${result.name} in (${quoted.join(', ')})`;
}

const ONE = /^([A-Za-z_][\w.]*)\s*=\s*("[^"]*"|'[^']*')$/;
const SEVERAL = /^([A-Za-z_][\w.]*)\s+in\s*\(([^()]*)\)$/i;

/** Undefined for a condition that says something else, or more, and is for a person to write. */
export function pickedOf(condition: string, results: readonly Result[]): Picked | undefined {
  const text = condition.trim();
  const match = ONE.exec(text) ?? SEVERAL.exec(text);
  const [, name, said = ''] = match ?? [];
  const result = results.find((each) => each.name === name);
  if (!result) return undefined;
  const texts = said.split(',').map((each) => /^(["'])(.*)\1$/.exec(each.trim())?.[2]);
  const values = result.values.filter((each) => texts.includes(each));
  return values.length === texts.length ? { result, values } : undefined;
}
