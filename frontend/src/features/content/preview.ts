export { htmlPage, textPage } from '@shared/wording/pages';

/** The references of a Velocity text: `$name`, `${name}`, `$!{name}`, without its directives' own variables. */
export function fieldsOf(text: string): string[] {
  const found = [...text.matchAll(/\$!?\{?([A-Za-z][\w.]*)/g)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}
