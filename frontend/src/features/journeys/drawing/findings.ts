import type { Finding } from '@shared/api/types';

/** The element a finding is about: what stands before the attribute. */
export const placeOf = (finding: Finding): string => finding.place.split('/')[0] ?? '';

const attributeOf = (finding: Finding): string => finding.place.split('/@')[1] ?? '';

/**
 * A finding of the gate in the user's language. The dictionaries hold the gate's own sentences; a sentence with a name
 * in it is found by its code.
 */
export function gateText(finding: Finding, word: (family: string, code: string) => string): string {
  const known = word('gate', finding.message);
  if (known !== finding.message) return known;
  const attribute = attributeOf(finding);
  const byCode = word('gateCode', finding.code);
  if (byCode === finding.code) return finding.message;
  const named = word('gateName', attribute);
  return byCode.replace('{{name}}', named).replace('{{detail}}', finding.message);
}
