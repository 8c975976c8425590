import { useTranslation } from 'react-i18next';
import { heightAxis, namesAxis } from '@shared/charts/axes';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { exact } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import type { Moment } from './types';

/** Events a second over the last ten minutes, and those that matched. */
export function CourseChart({ course }: { course: Moment[] }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  // The last ten seconds are not over yet and would always look like a fall.
  const whole = course.slice(0, -1);
  const line = (name: string, data: number[], color: string) => ({
    type: 'line' as const,
    name,
    data,
    showSymbol: false,
    lineStyle: { width: 2, color },
    itemStyle: { color },
  });
  return (
    <Chart
      title={t('realtime.course')}
      summary={t('realtime.course')}
      file="realtime"
      height={200}
      head={[t('realtime.time'), t('realtime.events'), t('realtime.matched'), t('realtime.entered')]}
      rows={whole.map((moment) => [bankClock(moment.at), moment.events, moment.matched, moment.entered])}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: colours.text }, icon: 'roundRect' },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.grid,
          textStyle: { color: colours.text },
          valueFormatter: (value) => (typeof value === 'number' ? exact(value) : ''),
        },
        xAxis: {
          ...namesAxis(
            colours,
            whole.map((moment) => bankClock(moment.at)),
          ),
          boundaryGap: false,
        },
        yAxis: { ...heightAxis(colours), minInterval: 1 },
        series: [
          line(
            t('realtime.eventsPerSecond'),
            whole.map((moment) => moment.events / 10),
            colours.pending,
          ),
          line(
            t('realtime.matchedPerSecond'),
            whole.map((moment) => moment.matched / 10),
            colours.treated,
          ),
        ],
      }}
    />
  );
}
