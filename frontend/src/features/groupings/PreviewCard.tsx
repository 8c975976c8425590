import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import { exact, people } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { ProblemView } from '@shared/ui/ProblemView';
import { GroupBars } from './GroupBars';
import type { Method, Preview } from './types';

/** How many customers that divides, and into which groups where that is quickly said. */
export function PreviewCard(props: { preview: UseQueryResult<Preview>; method: Method; ready: boolean }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { data } = props.preview;
  return (
    <aside className="live-count sheet padded" aria-label={t('groupings.preview')}>
      <div className="quiet small">{t('groupings.preview')}</div>
      {!props.ready ? (
        <>
          <div className="big quiet">–</div>
          <p className="quiet">{t('groupings.incomplete')}</p>
        </>
      ) : props.preview.isError ? (
        <ProblemView problem={asProblem(props.preview.error)} onRetry={() => void props.preview.refetch()} />
      ) : (
        <div aria-live="polite" style={{ opacity: props.preview.isPlaceholderData ? 0.55 : 1 }}>
          <div className="big" title={data ? exact(data.base) : undefined}>
            {data ? people(data.base, language) : '…'}
          </div>
          {data && Object.entries(data.segments).length > 0 && (
            <p className="quiet num">
              {Object.values(data.segments).map((size) =>
                t('groupings.seedOf', { count: size, shown: people(size, language) }),
              )}
            </p>
          )}
          {data?.groups ? (
            <GroupBars groups={data.groups} base={data.base} />
          ) : (
            <p className="quiet small">{t('groupings.runToSee')}</p>
          )}
        </div>
      )}
    </aside>
  );
}
