/** The journey on which all templates of a type agree; undefined where they do not, or there are none. */
export function usualJourney(
  templates: readonly { type: string; journey: string }[],
  type: string | undefined,
): string | undefined {
  const named = new Set(templates.filter((each) => each.type === type).map((each) => each.journey));
  return named.size === 1 ? [...named][0] : undefined;
}
