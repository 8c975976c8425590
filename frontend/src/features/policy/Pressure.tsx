import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { heightAxis, namesAxis } from '@shared/charts/axes';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { exact, percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { DataTable } from '@shared/ui/DataTable';
import { QueryView } from '@shared/ui/QueryView';
import type { CapUse, PressureReport } from './types';
import { useCapWindow } from './useCapWindow';

const DAYS = 30;

/** What the bank asks of its customers: contacts a day, how they are spread over people, how full the caps are. */
export function Pressure() {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ['policy', 'pressure', DAYS],
    queryFn: () => call('GET /api/policy/pressure', { query: { days: String(DAYS) } }),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('pressure.title')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('pressure.text', { count: DAYS })}
      </p>
      <QueryView query={report}>
        {(data) =>
          data.days.length === 0 ? (
            <p>{t('pressure.none')}</p>
          ) : (
            <>
              <ByDay report={data} />
              <Spread report={data} />
              <Use report={data} />
            </>
          )
        }
      </QueryView>
    </section>
  );
}

function ByDay({ report }: { report: PressureReport }) {
  const { t } = useTranslation();
  const word = useWord();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const kinds = [...new Set(report.days.map((each) => `${each.channel} ${each.purpose}`))];
  const days = daysBetween(report.from, report.to);
  const named = (kind: string) => {
    const [channel = '', purpose = ''] = kind.split(' ');
    return `${word('channel', channel)} · ${word('purpose', purpose)}`;
  };
  const count = (day: string, kind: string) =>
    report.days.find((each) => each.day === day && `${each.channel} ${each.purpose}` === kind)?.contacts ?? 0;
  const paint = [colours.treated, colours.control, colours.refused, colours.pending, colours.whole];
  return (
    <Chart
      title={t('pressure.byDay')}
      summary={days
        .map((day) => `${day} ${exact(kinds.reduce((sum, kind) => sum + count(day, kind), 0))}`)
        .join(', ')}
      file="contact-pressure"
      height={220}
      head={[t('policy.day'), ...kinds.map(named)]}
      rows={days.map((day) => [day, ...kinds.map((kind) => count(day, kind))])}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: colours.text }, itemWidth: 12, itemHeight: 8 },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.grid,
          textStyle: { color: colours.text },
        },
        xAxis: namesAxis(
          colours,
          days.map((day) => day.slice(5)),
        ),
        yAxis: heightAxis(colours),
        series: kinds.map((kind, place) => ({
          type: 'bar',
          stack: 'all',
          name: named(kind),
          barMaxWidth: 28,
          itemStyle: { color: paint[place % paint.length] },
          data: days.map((day) => count(day, kind)),
        })),
      }}
    />
  );
}

/** Every day of the calendar, so that a day without contacts shows as one. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = dayjs(from); !day.isAfter(to); day = day.add(1, 'day')) days.push(day.format('YYYY-MM-DD'));
  return days;
}

/** One row a channel: how many customers got so many marketing contacts. */
function Spread({ report }: { report: PressureReport }) {
  const { t } = useTranslation();
  const word = useWord();
  const channels = [...new Set(report.spread.map((each) => each.channel))];
  const bands: [string, number, number][] = [
    ['0', 0, 0],
    ['1', 1, 1],
    ['2–3', 2, 3],
    ['4–7', 4, 7],
    ['8+', 8, Infinity],
  ];
  const count = (channel: string, low: number, high: number) =>
    report.spread
      .filter((each) => each.channel === channel && each.contacts >= low && each.contacts <= high)
      .reduce((sum, each) => sum + each.customers, 0);
  return (
    <div style={{ marginTop: 24 }}>
      <DataTable
        label={t('pressure.spread')}
        rows={channels}
        rowKey={(channel) => channel}
        columns={[
          {
            key: 'channel',
            title: t('pressure.spread'),
            cell: (channel) => (channel === '*' ? t('policy.everyChannel') : word('channel', channel)),
          },
          ...bands.map(([title, low, high]) => ({
            key: title,
            title: t('pressure.times', { times: title }),
            right: true,
            wide: low === 0,
            cell: (channel: string) => <span className="num">{exact(count(channel, low, high))}</span>,
          })),
        ]}
      />
    </div>
  );
}

function Use({ report }: { report: PressureReport }) {
  const { t } = useTranslation();
  const word = useWord();
  const capWindow = useCapWindow();
  const share = (count: number) => (report.customers > 0 ? percent(count / report.customers) : '–');
  const number = (key: 'below' | 'near' | 'full', wide: boolean) => ({
    key,
    title: t(`pressure.${key}`),
    right: true,
    wide,
    cell: (row: CapUse) => (
      <>
        <span className="num">{exact(row[key])}</span> <div className="quiet small">{share(row[key])}</div>
      </>
    ),
  });
  return (
    <div style={{ marginTop: 24 }}>
      <DataTable
        label={t('pressure.caps')}
        rows={report.caps}
        rowKey={(row) => `${row.channel} ${row.scope} ${row.max} ${row.seconds} ${String(row.calendar)}`}
        columns={[
          {
            key: 'cap',
            title: t('pressure.caps'),
            cell: (row) => (
              <>
                <span className="name">
                  {row.channel === '*' ? word('policyScope', row.scope) : word('channel', row.channel)}
                </span>{' '}
                <span className="num">{row.max}</span> · {capWindow(row.seconds, row.calendar)}
              </>
            ),
          },
          number('below', true),
          number('near', true),
          number('full', false),
        ]}
      />
    </div>
  );
}
