/** What stands at a JSON pointer; undefined where nothing does. */
export function nodeAt(definition: unknown, pointer: string): unknown {
  let node: unknown = definition;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return node;
}
