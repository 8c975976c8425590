import { useTranslation } from 'react-i18next';
import type { Report } from '@shared/api/types';
import { heightAxis, namesAxis } from '@shared/charts/axes';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { percent } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';

/** How the rates grew day by day; the gap between the lines is the effect. */
export function DailyChart({ report, file }: { report: Report; file: string }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const days = report.daily.map((entry) => entry.day.slice(5));
  const treated = cumulated(
    report.daily.map((entry) => entry.treated),
    report.treated.n,
  );
  const control = cumulated(
    report.daily.map((entry) => entry.control),
    report.control.n,
  );
  const line = (name: string, data: number[], color: string) => ({
    type: 'line' as const,
    name,
    data,
    showSymbol: data.length < 3,
    lineStyle: { width: 2, color },
    itemStyle: { color },
    endLabel: { show: true, formatter: `${name} ${percent(data.at(-1) ?? 0)}`, color, fontSize: 12 },
  });
  return (
    <Chart
      title={t('report.dailyTitle')}
      summary={t('report.dailyTitle')}
      file={file}
      height={220}
      head={[t('report.day'), t('report.treated'), t('report.control')]}
      rows={report.daily.map((entry) => [entry.day, entry.treated, entry.control])}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 8, right: 108, top: 16, bottom: 8, containLabel: true },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.grid,
          textStyle: { color: colours.text },
          valueFormatter: (value) => (typeof value === 'number' ? percent(value) : ''),
        },
        xAxis: { ...namesAxis(colours, days), boundaryGap: false },
        yAxis: heightAxis(colours, axis),
        series: [
          line(t('report.treated'), treated, colours.treated),
          line(t('report.control'), control, theme === 'dark' ? colours.control : colours.quiet),
        ],
      }}
    />
  );
}

/** As many digits as tell the marks of an axis apart. */
const axis = (value: number) => `${Number((value * 100).toFixed(3))}%`;

function cumulated(counts: readonly number[], base: number): number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return base > 0 ? sum / base : 0;
  });
}
