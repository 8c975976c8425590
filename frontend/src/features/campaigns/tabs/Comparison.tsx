import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type { Report } from '@shared/api/types';
import { points } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { Share } from '@shared/ui/Numbers';

type Effect = Report['effect'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/comparison': {
      path: { code: string };
      answer: {
        code: string;
        name: string;
        control: { n: number; converted: number };
        treated: { n: number; converted: number };
        effect: Effect;
        isFinal: boolean;
      }[];
    };
  }
}

/** The campaign beside the one it was copied from and its copies, each against its own control group. */
export function Comparison({ code }: { code: string }) {
  const { t } = useTranslation();
  const comparison = useQuery({
    queryKey: ['campaign', code, 'comparison'],
    queryFn: () => call('GET /api/campaigns/{code}/comparison', { path: { code } }),
  });
  const rows = comparison.data ?? [];
  if (rows.length < 2) return null;
  const reach = Math.max(
    0.001,
    ...rows.flatMap((row) => (row.effect ? [Math.abs(row.effect.low), Math.abs(row.effect.high)] : [])),
  );
  return (
    <section className="section">
      <h2 className="section-title">{t('report.comparison')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('report.comparisonText')}
      </p>
      <DataTable
        label={t('report.comparison')}
        rows={rows}
        rowKey={(row) => row.code}
        columns={[
          {
            key: 'name',
            title: t('campaigns.name'),
            cell: (row) => (
              <>
                {row.code === code ? (
                  <span className="name">{row.name}</span>
                ) : (
                  <Link className="name" to={`/campaigns/${row.code}/report`}>
                    {row.name}
                  </Link>
                )}
                <div className="quiet small mono">{row.code}</div>
              </>
            ),
          },
          {
            key: 'treated',
            title: t('report.treated'),
            right: true,
            wide: true,
            cell: (row) => <Share part={row.treated.converted} whole={row.treated.n} />,
          },
          {
            key: 'control',
            title: t('report.control'),
            right: true,
            wide: true,
            cell: (row) => <Share part={row.control.converted} whole={row.control.n} />,
          },
          {
            key: 'effect',
            title: t('report.effect'),
            cell: (row) =>
              row.effect ? <Whisker effect={row.effect} reach={reach} /> : <span className="quiet">–</span>,
          },
        ]}
      />
    </section>
  );
}

const WIDTH = 160;

/** The interval on a scale that all rows share, zero in the middle. */
function Whisker({ effect, reach }: { effect: NonNullable<Effect>; reach: number }) {
  const { t } = useTranslation();
  const at = (value: number) => WIDTH / 2 + (value / reach) * (WIDTH / 2 - 6);
  return (
    <span className="whisker">
      <svg width={WIDTH} height={18} aria-hidden>
        <line className="zero" x1={WIDTH / 2} x2={WIDTH / 2} y1={1} y2={17} />
        <line className="range" x1={at(effect.low)} x2={at(effect.high)} y1={9} y2={9} />
        <circle cx={at(effect.difference)} cy={9} r={4} />
      </svg>
      <span className="num">
        {points(effect.difference)} {t('report.pp')}{' '}
        <span className="quiet small">
          {t('report.interval', {
            level: Math.round(effect.level * 100),
            low: points(effect.low),
            high: points(effect.high),
          })}
        </span>
      </span>
    </span>
  );
}
