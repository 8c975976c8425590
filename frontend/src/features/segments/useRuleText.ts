import { useTranslation } from 'react-i18next';
import type { Rule } from '@shared/api/types';
import { usePreferences } from '@shared/session/preferences';
import { useTags } from './api';

/** A rule in one line of words, for lists. */
export function useRuleText(): (rule: Rule) => string {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const tags = useTags();
  const names = new Map(
    tags.data?.items.map((tag) => [tag.code, language === 'en' ? tag.nameEn : tag.nameZh]),
  );
  const text = (rule: Rule, outer: boolean): string => {
    if ('all' in rule)
      return bracket(
        rule.all.map((child) => text(child, false)).join(t('segments.and')),
        outer || rule.all.length < 2,
      );
    if ('any' in rule)
      return bracket(
        rule.any.map((child) => text(child, false)).join(t('segments.or')),
        outer || rule.any.length < 2,
      );
    if ('not' in rule) return t('segments.notText', { rule: text(rule.not, true) });
    const value = Array.isArray(rule.value)
      ? rule.value.join(rule.op === 'between' ? ' – ' : ', ')
      : String(rule.value ?? '');
    return `${names.get(rule.field) ?? rule.field} ${t(`operator.${rule.op}`)} ${value}`.trim();
  };
  return (rule) => text(rule, true);
}

const bracket = (text: string, bare: boolean) => (bare ? text : `(${text})`);
