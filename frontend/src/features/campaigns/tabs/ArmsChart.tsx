import { useTranslation } from 'react-i18next';
import type { Arm, Report } from '@shared/api/types';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { people, percent } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';

/** The two rates side by side from zero, each with its base. */
export function ArmsChart({ report, file }: { report: Report; file: string }) {
  const { t } = useTranslation();
  const { theme, language } = usePreferences();
  const colours = chartColours(theme);
  const arms: [string, Arm, string][] = [
    [t('report.treated'), report.treated, colours.treated],
    [t('report.control'), report.control, colours.control],
  ];
  return (
    <Chart
      title={t('report.armsTitle')}
      summary={arms.map(([name, arm]) => `${name} ${percent(arm.rate)}`).join(', ')}
      file={file}
      height={220}
      head={[t('report.arm'), t('report.n'), t('report.converted'), t('report.rate')]}
      rows={arms.map(([name, arm]) => [name, arm.n, arm.converted, percent(arm.rate)])}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 8, right: 130, top: 16, bottom: 8, containLabel: true },
        xAxis: { type: 'value', min: 0, show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: arms.map(([name]) => name),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { color: colours.text, fontSize: 13 },
        },
        series: [
          {
            type: 'bar',
            barWidth: 32,
            data: arms.map(([, arm, color]) => ({
              value: arm.rate,
              itemStyle: { color, borderRadius: 2 },
              label: {
                show: true,
                position: 'right',
                color: colours.text,
                fontSize: 13,
                formatter: `${percent(arm.rate)}  {q|${t('report.of', { base: people(arm.n, language) })}}`,
                rich: { q: { color: colours.quiet, fontSize: 12 } },
              },
            })),
          },
        ],
      }}
    />
  );
}
