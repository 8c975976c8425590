import { useTranslation } from 'react-i18next';
import { people } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { plusDays } from './days';
import { partsOf } from './load';
import type { CampaignCalendar, DayLoad } from './types';

/** One cell a day, one bar a channel: full where the channel can carry no more, or where it is the busiest day of all. */
export function MonthGrid(props: {
  calendar: CampaignCalendar;
  loads: readonly DayLoad[];
  month: string | null;
  onOpen: (day: string) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { calendar } = props;
  const days = Array.from({ length: calendar.days }, (_, index) => plusDays(calendar.from, index));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const most = (channel: string) =>
    calendar.capacities[channel] ??
    Math.max(
      1,
      ...calendar.loads.filter((load) => load.channel === channel).map((load) => partsOf(load).all),
    );
  return (
    <>
      <ol className="month" aria-label={t('calendar.title')}>
        {days.map((day) => {
          const loads = props.loads.filter((load) => load.day === day);
          const other = props.month !== null && !day.startsWith(props.month);
          return (
            <li
              key={day}
              className={`day${day === calendar.today ? ' today' : ''}${other ? ' other' : ''}${loads.length === 0 ? ' idle' : ''}`}
            >
              <button
                type="button"
                aria-label={t('calendar.openDay', { day })}
                onClick={() => {
                  props.onOpen(day);
                }}
              >
                <span className="date num">
                  {Number(day.slice(8))}{' '}
                  <span className="quiet small">{weekday.format(new Date(`${day}T00:00:00Z`))}</span>
                  {day === calendar.today && <span className="mark teal">{t('calendar.today')}</span>}
                </span>
                {loads.map((load) => (
                  <ChannelBar
                    key={load.channel}
                    load={load}
                    most={most(load.channel)}
                    limited={load.channel in calendar.capacities}
                    shown={people(partsOf(load).all, language)}
                  />
                ))}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="quiet small" style={{ marginTop: 8 }}>
        <span className="swatch sent" aria-hidden /> {t('calendar.sent')}{' '}
        <span className="swatch reserved" aria-hidden /> {t('calendar.planned')}{' '}
        <span className="swatch expected" aria-hidden /> {t('calendar.expected')}{' '}
        <span className="swatch over" aria-hidden /> {t('calendar.over')}
      </p>
    </>
  );
}

function ChannelBar(props: { load: DayLoad; most: number; limited: boolean; shown: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { load, most } = props;
  const parts = partsOf(load);
  const over = props.limited && parts.all > most;
  const share = (value: number) => Math.min(100, most === 0 ? 100 : (100 * value) / most);
  const sent = share(parts.sent);
  const planned = Math.min(100 - sent, share(parts.planned));
  return (
    <span className="load">
      <span className="who small">
        {over && <span aria-hidden>! </span>}
        {word('channel', load.channel)}
        {over && <span className="visually-hidden"> {t('calendar.over')}</span>}
      </span>
      <span className="small num">{props.shown}</span>
      <span className={`track${over ? ' over' : ''}`} aria-hidden>
        <span className="sent" style={{ width: `${sent}%` }} />
        <span className="reserved" style={{ width: `${planned}%` }} />
        <span
          className="expected"
          style={{ width: `${Math.min(100 - sent - planned, share(parts.expected))}%` }}
        />
      </span>
    </span>
  );
}
