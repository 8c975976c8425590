import type { Rule } from '@shared/api/types';
import { useRuleWords } from '@shared/rules/useRuleWords';
import { usePreferences } from '@shared/session/preferences';
import { useTags } from './api';
import { usePredictedTags } from './predictions';

/** A rule in one line of words, for lists. */
export function useRuleText(): (rule: Rule) => string {
  const { language } = usePreferences();
  const words = useRuleWords();
  const tags = useTags();
  const names = new Map(
    tags.data?.items.map((tag) => [tag.code, language === 'en' ? tag.nameEn : tag.nameZh]),
  );
  const predicted = usePredictedTags();
  return (rule) =>
    words(rule, (field) => {
      const model = predicted.get(field);
      const name = names.get(field) ?? field;
      return model ? `${name} ${model}` : name;
    });
}
