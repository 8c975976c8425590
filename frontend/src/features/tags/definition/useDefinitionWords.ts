import { useTranslation } from 'react-i18next';
import { useRuleWords } from '@shared/rules/useRuleWords';
import type { TagDefinition } from './definition';

const plain = (column: string) => column;

/** A definition in one sentence. */
export function useDefinitionWords(): (definition: TagDefinition) => string {
  const { t } = useTranslation();
  const rule = useRuleWords();
  return ({ table, aggregate, measure, part, days, where }) =>
    t('tagWords.sentence', {
      what: t(`tagWords.${aggregate}`, {
        measure: measure ?? '',
        part: part ? rule(part, plain) : '',
      }),
      table,
      window: days ? t('tagWords.days', { count: days }) : t('tagWords.always'),
      where: where ? t('tagWords.where', { rule: rule(where, plain) }) : '',
    });
}
