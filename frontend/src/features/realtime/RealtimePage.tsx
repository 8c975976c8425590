import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useEventTypeName } from '@shared/events/eventTypes';
import { exact, percent } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { DataTable, type Column } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { CourseChart } from './CourseChart';
import { LatenessChart } from './LatenessChart';
import { OnlineModels } from './OnlineModels';
import { shortSpan, span, within } from './lateness';
import type { CampaignPulse, HandOver, RealtimeView } from './types';

/** Events in, customers matched, and how late: what a person watches while it happens. */
export function RealtimePage() {
  const { t } = useTranslation();
  const view = useQuery({
    queryKey: ['realtime'],
    queryFn: () => call('GET /api/realtime'),
    refetchInterval: 2_000,
  });
  return (
    <>
      <PageHead
        title={t('realtime.title')}
        facts={
          <span>
            {view.data ? t('realtime.asOf', { at: bankClock(view.data.asOf) }) : t('realtime.facts')}
          </span>
        }
      />
      <QueryView query={view}>{(data) => <Now view={data} />}</QueryView>
    </>
  );
}

function Now({ view }: { view: RealtimeView }) {
  const { t } = useTranslation();
  const matched = view.campaigns.reduce((sum, campaign) => sum + campaign.matchedPerSecond, 0);
  return (
    <>
      <dl className="figures section">
        <div className="figure">
          <dt>{t('realtime.eventsPerSecond')}</dt>
          <dd className="num">{rate(view.eventsPerSecond)}</dd>
        </div>
        <div className="figure">
          <dt>{t('realtime.matchedPerSecond')}</dt>
          <dd className="num">{rate(matched)}</dd>
        </div>
        <div className="figure">
          <dt>{t('realtime.lag')}</dt>
          <dd className="num">{view.lag === null ? '–' : exact(view.lag)}</dd>
        </div>
        <div className="figure">
          <dt>{t('realtime.openTriggers')}</dt>
          <dd className="num">{exact(view.campaigns.length)}</dd>
        </div>
      </dl>
      <CourseChart course={view.course} />
      {view.campaigns.length === 0 ? (
        <Empty title={t('realtime.none')} text={t('realtime.noneText')} />
      ) : (
        <>
          <LatenessChart view={view} />
          <HandOverFigures of={view.handOver} />
          <Campaigns view={view} />
        </>
      )}
      <OnlineModels />
    </>
  );
}

/** All campaigns together; each by itself stands in the table. */
function HandOverFigures({ of }: { of: HandOver }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('realtime.handOver')}</h2>
      <dl className="figures">
        {(['p50', 'p95', 'p99'] as const).map((share) => (
          <div className="figure" key={share}>
            <dt>{t(`realtime.share.${share}`)}</dt>
            <dd className="num">{spanOr(of[share])}</dd>
          </div>
        ))}
        <div className="figure">
          <dt>{t('realtime.messages')}</dt>
          <dd className="num">{exact(of.messages)}</dd>
        </div>
      </dl>
      <p className="quiet small">{t('realtime.handOverHint')}</p>
    </section>
  );
}

function Campaigns({ view }: { view: RealtimeView }) {
  const { t } = useTranslation();
  const typeName = useEventTypeName();
  const columns: Column<CampaignPulse>[] = [
    {
      key: 'name',
      title: t('realtime.campaign'),
      cell: (row) => (
        <>
          <Link to={`/campaigns/${row.code}/journey`}>{row.name}</Link>
          <div className="quiet small">
            {typeName(row.eventType)}
            {row.condition && <span className="code"> {row.condition}</span>}
          </div>
        </>
      ),
      sort: (row) => row.name,
    },
    {
      key: 'rate',
      title: t('realtime.eventsPerSecond'),
      right: true,
      wide: true,
      cell: (row) => <span className="num">{rate(row.eventsPerSecond)}</span>,
      sort: (row) => row.eventsPerSecond,
    },
    {
      key: 'matched',
      title: t('realtime.matchRate'),
      right: true,
      cell: (row) => (
        <span className="num" title={`${exact(row.matched)} / ${exact(row.events)}`}>
          {row.events === 0 ? '–' : percent(row.matched / row.events)}
        </span>
      ),
      sort: (row) => (row.events === 0 ? -1 : row.matched / row.events),
    },
    {
      key: 'entered',
      title: t('realtime.entered'),
      right: true,
      cell: (row) => <span className="num">{exact(row.entered)}</span>,
      sort: (row) => row.entered,
    },
    {
      key: 'late',
      title: t('realtime.p95'),
      right: true,
      cell: (row) => <span className="num">{lateness(row, view.classes)}</span>,
      sort: (row) => within(0.95, row.late, view.classes) ?? Infinity,
    },
    {
      key: 'handOver',
      title: t('realtime.handOverShort'),
      right: true,
      wide: true,
      cell: (row) => (
        <span className="num" title={t('realtime.handOverOf', { count: row.handOver.messages })}>
          {row.handOver.messages === 0
            ? '–'
            : [row.handOver.p50, row.handOver.p95, row.handOver.p99].map(spanOr).join(' / ')}
        </span>
      ),
      sort: (row) => row.handOver.p95 ?? Infinity,
    },
    {
      key: 'last',
      title: t('realtime.lastAt'),
      right: true,
      wide: true,
      cell: (row) => <span className="num">{row.lastAt ? bankClock(row.lastAt) : '–'}</span>,
      sort: (row) => row.lastAt ?? '',
    },
  ];
  return (
    <section className="section">
      <h2 className="section-title">{t('realtime.byCampaign')}</h2>
      <DataTable
        label={t('realtime.byCampaign')}
        columns={columns}
        rows={view.campaigns}
        rowKey={(row) => row.code}
      />
    </section>
  );
}

function lateness(row: CampaignPulse, classes: readonly number[]): string {
  if (row.entered === 0) return '–';
  const end = within(0.95, row.late, classes);
  const last = classes.at(-1);
  return end === null ? `> ${last === undefined ? '' : span(last)}` : `≤ ${span(end)}`;
}

const spanOr = (millis: number | null) => (millis === null ? '–' : shortSpan(millis));
const rate = (perSecond: number) => exact(Math.round(perSecond * 10) / 10);
