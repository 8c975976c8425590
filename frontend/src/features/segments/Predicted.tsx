import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type { PredictedCondition, Prediction, Rule } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';
import { useTags } from './api';
import { fieldsOf, usePredictionText } from './predictions';

/** Which conditions of the rule on the screen are predictions; the others are facts. */
export function PredictedHere({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const known = useTags().data?.predictions ?? [];
  const fields = fieldsOf(rule);
  const predicted = known.filter((one) => fields.includes(one.tag));
  if (predicted.length === 0) return null;
  const count = fields.filter((field) => predicted.some((one) => one.tag === field)).length;
  return <Listed title={t('predictions.some', { count, of: fields.length })} rows={predicted} />;
}

/** The same for a segment that is no rule, with the segments it is made of. */
export function PredictedWithin({ code, version }: { code: string; version: number }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['segments', code, 'predictions', version],
    queryFn: () => call('GET /api/segments/{code}/predictions', { path: { code } }),
  });
  const rows = found.data ?? [];
  if (rows.length === 0) return null;
  return <Listed title={t('predictions.within', { count: rows.length })} rows={rows} code={code} />;
}

function Listed(props: {
  title: string;
  rows: readonly (Prediction & Partial<PredictedCondition>)[];
  code?: string;
}) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const text = usePredictionText();
  return (
    <section className="section" aria-label={t('predictions.title')} style={{ marginTop: 16 }}>
      <h2 className="section-title">{props.title}</h2>
      <ul className="plain">
        {props.rows.map((row) => (
          <li key={`${row.segment ?? ''} ${row.tag}`}>
            <span className="mark blue">{t('predictions.mark')}</span>{' '}
            <Link className="in-text" to={`/audience/tags/${encodeURIComponent(row.tag)}?tab=sheet`}>
              {nameOf(row)}
            </Link>{' '}
            <span className="quiet">{text(row)}</span>
            {row.segment && row.segment !== props.code && (
              <>
                {' · '}
                <Link className="in-text mono" to={`/audience/segments/${row.segment}`}>
                  {row.segment}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
