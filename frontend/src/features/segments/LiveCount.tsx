import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import type { SegmentCount } from '@shared/api/types';
import { exact, people, percent } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import { ProblemView } from '@shared/ui/ProblemView';
import type { Translation } from '@shared/rules/rule';

/** How many people the rule means right now. */
export function LiveCount({
  count,
  behind,
  translation,
}: {
  count: UseQueryResult<SegmentCount>;
  behind: boolean;
  translation: Translation;
}) {
  const { t } = useTranslation();
  return (
    <CountCard
      count={count}
      behind={behind}
      refusal={translation.ok ? null : t(`segments.refusal.${translation.refusal}`)}
    />
  );
}

/**
 * How many people are meant. While a new answer is on its way the old one stays, dimmed.
 *
 * @param behind whether the answer is to what stood here before
 * @param refusal why nothing can be asked yet
 */
export function CountCard({
  count,
  behind,
  refusal,
}: {
  count: UseQueryResult<SegmentCount>;
  behind: boolean;
  refusal: string | null;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data } = count;
  return (
    <aside className="live-count sheet padded" aria-label={t('segments.liveCount')}>
      <div className="quiet small">{t('segments.liveCount')}</div>
      {refusal !== null ? (
        <>
          <div className="big quiet">–</div>
          <p className="quiet">{refusal}</p>
        </>
      ) : count.isError ? (
        <ProblemView problem={asProblem(count.error)} onRetry={() => void count.refetch()} />
      ) : (
        <div aria-live="polite" aria-busy={behind} style={{ opacity: behind ? 0.55 : 1 }}>
          <div className="big" title={data ? exact(data.count) : undefined} data-testid="live-count">
            {data ? people(data.count, language) : '…'}
          </div>
          {data && (
            <>
              <div className="bar" style={{ margin: '4px 0 8px' }}>
                <i style={{ width: `${data.of > 0 ? (100 * data.count) / data.of : 0}%` }} />
              </div>
              <p className="quiet num" style={{ whiteSpace: 'normal' }}>
                {t('common.shareOf', {
                  share: percent(data.of > 0 ? data.count / data.of : 0),
                  base: people(data.of, language),
                })}
              </p>
              <p className="quiet small num">
                {t('segments.asOf', { time: bankClock(data.asOf), millis: Math.round(data.millis) })}
              </p>
            </>
          )}
        </div>
      )}
    </aside>
  );
}
