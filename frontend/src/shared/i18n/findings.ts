import type { Finding } from '../api/types';

/** The element a finding is about: what stands before the attribute. */
export const placeOf = (finding: Finding): string => finding.place.split('/')[0] ?? '';

const attributeOf = (finding: Finding): string => finding.place.split('/@')[1] ?? '';

/** A finding of the process gate in the user's language, by its code; others as the server says them. */
export function findingText(finding: Finding, word: (family: string, code: string) => string): string {
  const known = word('gate', finding.code);
  if (known === finding.code) return finding.message;
  const named = word('gateName', attributeOf(finding));
  return known.replace('{{name}}', named).replace('{{detail}}', finding.message);
}
