import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../api/client';
import { exact, percent, points } from '../format/numbers';
import { bankClock } from '../format/times';
import { useWord } from '../i18n/words';
import { DataTable } from '../ui/DataTable';
import { People, Share, When } from '../ui/Numbers';
import { QueryView } from '../ui/QueryView';
import { StateMark } from '../ui/StateMark';
import { Notices } from './Notices';
import { Refused } from './Refused';
import { TouchSamples } from './TouchSamples';
import type { DetectableEffect, Preflight, PreflightChannel, PreflightPlace } from './types';

/** What would become of the campaign: who gets a message, who does not and why, what it takes and costs. */
export function PreflightView({ code }: { code: string }) {
  const { t } = useTranslation();
  const preflight = useQuery({
    queryKey: ['campaign', code, 'preflight'],
    queryFn: () => call('GET /api/campaigns/{code}/preflight', { path: { code } }),
    // Numbers that somebody decides by must not change while they are read.
    refetchOnWindowFocus: false,
  });
  return (
    <QueryView query={preflight} skeletonRows={8} fills>
      {(data) => (
        <>
          <p className="quiet small section">
            {t('preflight.asOf', { time: bankClock(data.asOf) })}{' '}
            <Button
              size="small"
              type="link"
              loading={preflight.isFetching}
              onClick={() => void preflight.refetch()}
            >
              {t('preflight.again')}
            </Button>
          </p>
          <Notices notices={data.notices} />
          <Funnel data={data} />
          {data.places.length > 0 && <Places places={data.places} />}
          {data.channels.length > 0 && <ChannelLoads data={data} />}
          {data.places.length > 0 && <TouchSamples code={code} />}
          {data.effect && <EffectLine effect={data.effect} />}
          {data.rivals.length > 0 && <Rivals data={data} />}
          <Overlaps data={data} />
        </>
      )}
    </QueryView>
  );
}

function Funnel({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  const word = useWord();
  if (data.audience === null) return null;
  const lines = [
    { key: 'contacted', label: t('preflight.contacted'), value: data.contacted, kind: 'good' },
    ...Object.entries(data.nowhere)
      .sort((a, b) => b[1] - a[1])
      .map(([reason, value]) => ({ key: reason, label: word('reason', reason), value, kind: 'bad' })),
    { key: 'control', label: t('preflight.control'), value: data.control, kind: 'quiet' },
  ];
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.funnel')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t(data.atMost ? 'preflight.audienceAtMost' : 'preflight.audience')}{' '}
        <strong>
          <People of={data.audience} />
        </strong>
      </p>
      <ul className="bars">
        {lines.map((line) => (
          <li key={line.key}>
            <span>{line.label}</span>
            <span className="track" aria-hidden>
              <span
                className={`fill ${line.kind}`}
                style={{ width: `${data.audience ? (100 * line.value) / data.audience : 0}%` }}
              />
            </span>
            <span className="end">
              <People of={line.value} />{' '}
              <span className="quiet small num">
                {data.audience ? percent(line.value / data.audience) : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Places({ places }: { places: readonly PreflightPlace[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.places')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('preflight.placesText')}
      </p>
      <DataTable
        label={t('preflight.places')}
        rows={places}
        rowKey={(row) => row.element}
        columns={[
          {
            key: 'name',
            title: t('preflight.place'),
            cell: (row) => (
              <>
                <span className="name">{row.name || row.element}</span>
                <div className="quiet small">
                  {word('channel', row.channel)} · {word('purpose', row.purpose)}
                </div>
              </>
            ),
          },
          {
            key: 'due',
            title: t('preflight.due'),
            wide: true,
            cell: (row) => <When at={row.due} brief />,
          },
          {
            key: 'granted',
            title: t('preflight.granted'),
            right: true,
            cell: (row) => (
              <>
                {!row.everybody && <span className="quiet">{t('preflight.most')} </span>}
                <People of={row.granted} />
                {row.deferred > 0 && (
                  <div className="quiet small">
                    {t('preflight.deferred', { count: row.deferred, shown: exact(row.deferred) })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'refused',
            title: t('preflight.refused'),
            cell: (row) => <Refused by={row.refused} />,
          },
        ]}
      />
    </section>
  );
}

const money = (value: number | null) =>
  value === null ? null : value.toLocaleString('en-US', { maximumFractionDigits: 4 });

function ChannelLoads({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  const word = useWord();
  const known = data.channels.filter((channel) => channel.cost !== null);
  const total = known.reduce((sum, channel) => sum + (channel.cost ?? 0), 0);
  const limit = (row: PreflightChannel) =>
    row.perDay !== null
      ? t('preflight.perDay', { shown: exact(row.perDay) })
      : row.perMinute !== null
        ? t('preflight.perMinute', { shown: exact(row.perMinute) })
        : t('preflight.unlimited');
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.channels')}</h2>
      <DataTable
        label={t('preflight.channels')}
        rows={data.channels}
        rowKey={(row) => row.channel}
        columns={[
          {
            key: 'channel',
            title: t('campaigns.channel'),
            cell: (row) => <span className="name">{word('channel', row.channel)}</span>,
          },
          {
            key: 'wanted',
            title: t('preflight.wanted'),
            right: true,
            cell: (row) => <People of={row.wanted} />,
          },
          {
            key: 'capacity',
            title: t('preflight.capacity'),
            right: true,
            cell: (row) => (
              <>
                <span className={row.perDay === null && row.perMinute === null ? 'quiet' : 'num'}>
                  {limit(row)}
                </span>
                {row.days !== null && row.days > 0 && (
                  <div className="quiet small">{t('preflight.days', { count: row.days })}</div>
                )}
              </>
            ),
          },
          {
            key: 'cost',
            title: t('preflight.cost'),
            right: true,
            cell: (row) =>
              row.cost === null ? (
                <span className="quiet">{t('preflight.noCost')}</span>
              ) : (
                <span className="num" title={`${exact(row.granted)} × ${money(row.unitCost) ?? ''}`}>
                  {money(row.cost)}
                </span>
              ),
          },
        ]}
      />
      <p style={{ marginTop: 8 }}>
        {known.length === 0
          ? t('preflight.costUnknown')
          : t(known.length === data.channels.length ? 'preflight.costTotal' : 'preflight.costAtLeast', {
              shown: money(total),
            })}
        {data.budget !== null && (
          <span className="quiet"> {t('preflight.budget', { shown: money(data.budget) })}</span>
        )}
      </p>
    </section>
  );
}

function EffectLine({ effect }: { effect: DetectableEffect }) {
  const { t } = useTranslation();
  if (effect.treated === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.effect')}</h2>
      <p>
        {effect.control === 0
          ? t('preflight.effectNoControl')
          : effect.smallest === null
            ? t('preflight.effectNever', { control: exact(effect.control) })
            : t('preflight.effectText', {
                control: exact(effect.control),
                treated: exact(effect.treated),
                smallest: points(effect.smallest),
                base: percent(effect.base),
              })}
      </p>
      <p className="quiet small">
        {effect.observedIn ? (
          <>
            {t('preflight.baseObserved')}{' '}
            <Link to={`/campaigns/${effect.observedIn}/report`} className="mono">
              {effect.observedIn}
            </Link>
          </>
        ) : (
          t('preflight.baseAssumed')
        )}
      </p>
    </section>
  );
}

/** Who would be served in the same round, and what they would take. */
function Rivals({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.rivals')}</h2>
      <p style={{ marginBottom: 8 }}>
        {t('preflight.rivalsText')}{' '}
        {data.lost > 0
          ? t('preflight.rivalsLost', { count: data.lost, shown: exact(data.lost) })
          : t('preflight.rivalsNothing')}
      </p>
      <DataTable
        label={t('preflight.rivals')}
        rows={data.rivals.map((rival, index) => ({ ...rival, index }))}
        rowKey={(row) => row.code ?? `other-${row.index}`}
        columns={[
          {
            key: 'name',
            title: t('campaigns.name'),
            cell: (row) =>
              row.code ? (
                <>
                  <Link className="name" to={`/campaigns/${row.code}`}>
                    {row.name}
                  </Link>{' '}
                  <StateMark state={row.state} />
                </>
              ) : (
                <span className="quiet">{t('preflight.otherBranch')}</span>
              ),
          },
          {
            key: 'start',
            title: t('preflight.rivalStart'),
            wide: true,
            cell: (row) => <When at={row.startsAt} brief />,
          },
          {
            key: 'priority',
            title: t('order.priority'),
            right: true,
            cell: (row) => (
              <span className="num">
                {row.priority ?? '–'} <span className="quiet">: {row.own ?? '–'}</span>
              </span>
            ),
          },
          {
            key: 'shared',
            title: t('preflight.both'),
            right: true,
            cell: (row) => <People of={row.shared} />,
          },
          {
            key: 'lost',
            title: t('preflight.rivalTakes'),
            right: true,
            cell: (row) => <People of={row.lost} />,
          },
        ]}
      />
    </section>
  );
}

function Overlaps({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.overlaps')}</h2>
      {data.overlaps.length === 0 ? (
        <p className="quiet">{t('preflight.noOverlap')}</p>
      ) : (
        <>
          <p style={{ marginBottom: 8 }}>
            {t('preflight.overlapping')} <Share part={data.overlapping} whole={data.treated} />
          </p>
          <DataTable
            label={t('preflight.overlaps')}
            rows={data.overlaps.map((overlap, index) => ({ ...overlap, index }))}
            rowKey={(row) => row.code ?? `other-${row.index}`}
            columns={[
              {
                key: 'name',
                title: t('campaigns.name'),
                cell: (row) =>
                  row.code ? (
                    <>
                      <Link className="name" to={`/campaigns/${row.code}`}>
                        {row.name}
                      </Link>
                      <div className="quiet small mono">{row.code}</div>
                    </>
                  ) : (
                    <span className="quiet">{t('preflight.otherBranch')}</span>
                  ),
              },
              {
                key: 'state',
                title: t('campaigns.state'),
                cell: (row) => <StateMark state={row.state} />,
              },
              {
                key: 'customers',
                title: t('preflight.both'),
                right: true,
                cell: (row) => <People of={row.customers} />,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
