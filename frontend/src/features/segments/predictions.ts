import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction, Rule } from '@shared/api/types';
import { useTags } from './api';

/** Which model says so and how sure it is: "(predicted, model m-7, probability 0.8)". */
export function usePredictionText(): (one: Pick<Prediction, 'modelVersion' | 'probability'>) => string {
  const { t } = useTranslation();
  return ({ modelVersion, probability }) =>
    t('predictions.model', { model: modelVersion ?? '–', probability: probability ?? '–' });
}

/** The tags that a model predicts, with the words for that. */
export function usePredictedTags(): ReadonlyMap<string, string> {
  const text = usePredictionText();
  const known = useTags().data?.predictions;
  return useMemo(() => new Map(known?.map((one) => [one.tag, text(one)])), [known, text]);
}

/** All conditions of a rule, one entry for each place where a field is compared. */
export function fieldsOf(rule: Rule): string[] {
  if ('all' in rule) return rule.all.flatMap(fieldsOf);
  if ('any' in rule) return rule.any.flatMap(fieldsOf);
  if ('not' in rule) return fieldsOf(rule.not);
  return [rule.field];
}
