import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { hasContent } from '@shared/events/pattern';
import { StepsForm } from '@shared/events/StepsForm';
import { WindowForm } from '@shared/events/WindowForm';
import { bankClock } from '@shared/format/times';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { useParameter } from '@shared/ui/useParameter';
import { useSettled } from '@shared/ui/useSettled';
import { FunnelChart } from './FunnelChart';
import { FIRST_STEPS, readWay } from './way';

const PAUSE_MS = 250;

/** How far the customers of one segment, or of two side by side, came on a way of events. */
export function FunnelPage() {
  const { code = '' } = useParams();
  const { t } = useTranslation();
  const [beside, setBeside] = useParameter('with');
  const [wayText, setWayText] = useParameter('way');
  const [way, setWay] = useState(() => readWay(wayText));
  const complete = way.sequence.every((step) => hasContent(step.event));
  const asked = useSettled(complete ? wayText : '', PAUSE_MS);
  const segments = [code, ...(beside && beside !== code ? [beside] : [])];
  const segment = useQuery({
    queryKey: ['segments', code],
    queryFn: () => call('GET /api/segments/{code}', { path: { code } }),
  });
  const funnel = useQuery({
    queryKey: ['portraits', 'funnel', segments, asked],
    queryFn: ({ signal }) =>
      call('POST /api/portraits/funnel', { body: { segments, ...readWay(asked) }, signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const put = (next: typeof way) => {
    setWay(next);
    setWayText(JSON.stringify(next));
  };
  return (
    <>
      <PageHead
        title={t('funnel.title', { name: segment.data?.name ?? code })}
        facts={
          <>
            <Link className="mono" to={`/audience/segments/${code}`}>
              {code}
            </Link>
            <Link to={`/audience/portraits/${code}`}>{t('portraits.open')}</Link>
            {funnel.data && (
              <>
                <People of={funnel.data.groups[0]?.count} />
                <span>
                  {t('segments.asOf', {
                    time: bankClock(funnel.data.asOf),
                    millis: Math.round(funnel.data.millis),
                  })}
                </span>
              </>
            )}
          </>
        }
      />
      <div className="tools">
        <span className="quiet">{t('funnel.beside')}</span>
        <div style={{ width: 320, maxWidth: '100%' }}>
          <SegmentSelect
            label={t('funnel.beside')}
            placeholder={t('funnel.none')}
            allowClear
            value={beside || undefined}
            onChange={(next) => {
              setBeside(next ?? '');
            }}
          />
        </div>
      </div>
      <div className="columns">
        <section className="section">
          <h2 className="section-title">{t('funnel.way')}</h2>
          <div className="sheet padded">
            <StepsForm
              value={way.sequence}
              readOnly={false}
              onChange={(sequence) => {
                put({ ...way, sequence: sequence.length > 0 ? sequence : FIRST_STEPS });
              }}
            />
            <div className="tools">
              <span className="quiet small">{t('events.firstWithin')}</span>
              <WindowForm
                value={way.within}
                readOnly={false}
                onChange={(within) => {
                  put({ sequence: way.sequence, ...(within ? { within } : {}) });
                }}
              />
            </div>
          </div>
        </section>
        {asked === '' ? (
          <Empty title={t('funnel.emptyTitle')} text={t('funnel.emptyText')} />
        ) : (
          <QueryView query={funnel}>
            {(data) => (
              <div style={{ opacity: funnel.isPlaceholderData ? 0.55 : 1, minWidth: 0 }}>
                <FunnelChart funnel={data} steps={readWay(asked).sequence} />
              </div>
            )}
          </QueryView>
        )}
      </div>
    </>
  );
}
