import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useNow } from '@shared/format/clock';
import { bankDate } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { DayPanel } from './DayPanel';
import { LoadTable } from './LoadTable';
import { MonthGrid } from './MonthGrid';
import { firstOfMonth, isDay, monday, monthSpan, plusDays } from './days';
import './types';

/** What the campaigns ask of the channels, day by day, against what the channels can carry. */
export function CalendarPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  const now = useNow();
  const [view, setView] = useParameter('view');
  const [asTable, setAsTable] = useParameter('as');
  const [channel, setChannel] = useParameter('channel');
  const [asked] = useParameter('at');
  const [day, setDay] = useParameter('day');
  const change = useParameters();
  const at = isDay(asked) ? asked : bankDate(new Date(now()).toISOString());
  const week = view === 'week';
  const span = week ? { from: monday(at), days: 7 } : monthSpan(at);
  const calendar = useQuery({
    queryKey: ['campaigns', 'calendar', span.from, String(span.days)],
    queryFn: () => call('GET /api/campaign-calendar', { query: span }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const move = (by: number) => {
    change({ at: week ? plusDays(at, 7 * by) : firstOfMonth(at, by), day: '' });
  };
  const title = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(week ? { day: 'numeric' } : {}),
  }).format(new Date(`${week ? span.from : at}T00:00:00Z`));
  return (
    <>
      <PageHead title={t('calendar.title')} facts={<span>{t('calendar.facts')}</span>} />
      <div className="tools">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendar.before')}
          onClick={() => {
            move(-1);
          }}
        />
        <strong aria-live="polite" style={{ minWidth: 120, textAlign: 'center' }}>
          {title}
        </strong>
        <Button
          icon={<RightOutlined />}
          aria-label={t('calendar.after')}
          onClick={() => {
            move(1);
          }}
        />
        <Segmented
          aria-label={t('calendar.span')}
          value={week ? 'week' : 'month'}
          onChange={(value) => {
            setView(value === 'week' ? 'week' : '');
          }}
          options={[
            { value: 'month', label: t('calendar.month') },
            { value: 'week', label: t('calendar.week') },
          ]}
        />
        <Segmented
          aria-label={t('calendar.look')}
          value={asTable === 'table' ? 'table' : 'days'}
          onChange={(value) => {
            setAsTable(value === 'table' ? 'table' : '');
          }}
          options={[
            { value: 'days', label: t('calendar.asDays') },
            { value: 'table', label: t('chart.asTable') },
          ]}
        />
        <Select
          aria-label={t('campaigns.channel')}
          style={{ width: 160 }}
          value={channel}
          onChange={setChannel}
          options={[
            { value: '', label: t('calendar.everyChannel') },
            ...[...new Set([...(calendar.data?.loads.map((load) => load.channel) ?? []), channel])]
              .filter(Boolean)
              .map((value) => ({ value, label: word('channel', value) })),
          ]}
        />
      </div>
      <QueryView query={calendar} skeletonRows={8}>
        {(data) => {
          const loads = data.loads.filter((load) => !channel || load.channel === channel);
          return (
            <>
              {asTable === 'table' ? (
                <LoadTable loads={loads} capacities={data.capacities} onOpen={setDay} />
              ) : (
                <MonthGrid
                  calendar={data}
                  loads={loads}
                  month={week ? null : at.slice(0, 7)}
                  onOpen={setDay}
                />
              )}
              {isDay(day) && (
                <DayPanel
                  calendar={data}
                  channel={channel}
                  day={day}
                  onClose={() => {
                    setDay('');
                  }}
                />
              )}
            </>
          );
        }}
      </QueryView>
    </>
  );
}
