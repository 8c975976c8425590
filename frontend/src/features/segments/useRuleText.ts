import type { Rule } from '@shared/api/types';
import { useRuleWords } from '@shared/rules/useRuleWords';
import { useNamed } from '@shared/i18n/names';
import { useTags } from './api';
import { usePredictedTags } from './predictions';

/** A rule in one line of words, for lists. */
export function useRuleText(): (rule: Rule) => string {
  const nameOf = useNamed();
  const words = useRuleWords();
  const tags = useTags();
  const names = new Map(tags.data?.items.map((tag) => [tag.code, nameOf(tag)]));
  const predicted = usePredictedTags();
  return (rule) =>
    words(rule, (field) => {
      const model = predicted.get(field);
      const name = names.get(field) ?? field;
      return model ? `${name} ${model}` : name;
    });
}
