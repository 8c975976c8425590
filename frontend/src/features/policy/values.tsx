import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { bankDateTime } from '@shared/format/times';
import { useNamed } from '@shared/i18n/names';
import { useWord } from '@shared/i18n/words';
import type { SeenValue, ValueChange } from './types';

/** The name of a field in the reader's language, its code where it is no tag. */
export function useFieldName(): (code: string) => string {
  const nameOf = useNamed();
  const tags = useQuery({ queryKey: ['tags'], queryFn: () => call('GET /api/tags') });
  return (code) => {
    const tag = tags.data?.items.find((each) => each.code === code);
    return tag === undefined ? code : nameOf(tag);
  };
}

/** The values that were looked at, and how old they are. */
export function SeenValues({ seen }: { seen: readonly SeenValue[] }) {
  const { t } = useTranslation();
  const name = useFieldName();
  const word = useWord();
  // Where nobody wrote down what it is from, how it comes about stands in.
  const sourceName = (source: string) => {
    const [, kind, code = ''] = /^(EVENT|ONLINE_MODEL|TAG|EVALUATION):([^/]+)/.exec(source) ?? [];
    if (kind === 'TAG') return t('why.from.TAG', { code: name(code) });
    if (kind === 'EVALUATION') return t('why.from.EVALUATION');
    if (kind === 'EVENT' || kind === 'ONLINE_MODEL') return t(`why.from.${kind}`, { code });
    return /^[A-Z_]+$/.test(source) ? word('tags.values.kind', source) : source;
  };
  if (seen.length === 0) return null;
  return (
    <dl className="seen-values">
      {seen.map((each) => (
        <div key={each.field}>
          <dt className="quiet small">{name(each.field)}</dt>
          <dd>
            <span className="num">{each.value ?? t('why.noValue')}</span>
            {each.computedAt !== null && (
              <div className="quiet small">
                {t('why.computed', { at: bankDateTime(each.computedAt) })}
                {each.source !== null && ` · ${sourceName(each.source)}`}
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One value that would have to be otherwise, and what would come of it. */
export function Changes({ changes }: { changes: readonly { change: ValueChange; gives: string }[] }) {
  const { t } = useTranslation();
  const name = useFieldName();
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="quiet small">{t('why.changes')}</h3>
      <ul className="plain-list">
        {changes.map(({ change, gives }) => (
          <li key={change.field}>
            {t('why.change', {
              field: name(change.field),
              from: change.from ?? t('why.noValue'),
              to: change.to,
              gives,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
