import { useTranslation } from 'react-i18next';
import type { Rule } from '../api/types';

/** A rule in one line of words. */
export function useRuleWords(): (rule: Rule, nameOf: (field: string) => string) => string {
  const { t } = useTranslation();
  return (rule, nameOf) => {
    const text = (part: Rule, outer: boolean): string => {
      if ('all' in part)
        return bracket(
          part.all.map((child) => text(child, false)).join(t('segments.and')),
          outer || part.all.length < 2,
        );
      if ('any' in part)
        return bracket(
          part.any.map((child) => text(child, false)).join(t('segments.or')),
          outer || part.any.length < 2,
        );
      if ('not' in part) return t('segments.notText', { rule: text(part.not, true) });
      const value = Array.isArray(part.value)
        ? part.value.join(part.op === 'between' ? ' – ' : ', ')
        : String(part.value ?? '');
      return `${nameOf(part.field)} ${t(`operator.${part.op}`)} ${value}`.trim();
    };
    return text(rule, true);
  };
}

const bracket = (text: string, bare: boolean) => (bare ? text : `(${text})`);
