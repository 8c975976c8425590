import { expect, it } from 'vitest';
import { usualJourney } from './usual';

const templates = [
  { type: 'notice', journey: 'service-notice' },
  { type: 'notice', journey: 'service-notice' },
  { type: 'wealth', journey: 'two-waves' },
  { type: 'wealth', journey: 'released' },
  { type: 'deposit', journey: 'push' },
];

it.each([
  ['notice', 'service-notice'],
  ['deposit', 'push'],
  ['wealth', undefined],
  ['nobody', undefined],
  [undefined, undefined],
])('should take a journey only where the templates of %s agree', (type, journey) => {
  expect(usualJourney(templates, type)).toBe(journey);
});
