import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import type { SegmentCount } from '@shared/api/types';
import { exact, people, percent } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import { ClauseCounts } from '@shared/rules/clauseCounts';
import { ProblemView } from '@shared/ui/ProblemView';
import { useLiveCount, type CountQuestion } from './api';

/**
 * An editor and, beside it, how many people are meant. The answer is kept here and not in the editor, which is not drawn
 * anew for it; the number for the whole comes first, those beside the clauses follow.
 *
 * @param refusal why nothing can be asked yet
 */
export function Counted({
  question,
  refusal,
  children,
}: {
  question: CountQuestion | null;
  refusal: string | null;
  children: ReactNode;
}) {
  const { count, behind } = useLiveCount(question);
  const clauses = useDeferredValue(question && !count.isError ? count.data?.clauses : undefined);
  const counts = useMemo(() => new Map(clauses?.map((clause) => [clause.path, clause.count])), [clauses]);
  return (
    <div className="with-aside">
      <div>
        <ClauseCounts value={counts}>{children}</ClauseCounts>
      </div>
      <CountCard count={count} behind={behind} refusal={refusal} />
    </div>
  );
}

/** While a new answer is on its way the old one stays, dimmed. */
function CountCard({
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
