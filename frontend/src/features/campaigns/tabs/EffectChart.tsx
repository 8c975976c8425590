import { useTranslation } from 'react-i18next';
import type { Report } from '@shared/api/types';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { points } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';

/** The interval is the message: a whisker from low to high, the estimate a point on it, zero a line to compare with. */
export function EffectChart({ effect, file }: { effect: NonNullable<Report['effect']>; file: string }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const { difference, low, high } = effect;
  const reach = Math.max(Math.abs(low), Math.abs(high), 0.001) * 1.35;
  return (
    <Chart
      title={t('report.effectTitle')}
      summary={t('report.effectSummary', {
        difference: points(difference),
        low: points(low),
        high: points(high),
      })}
      file={file}
      height={112}
      head={[t('report.measure'), t('report.low'), t('report.estimate'), t('report.high')]}
      rows={[[t('report.effectPp'), points(low), points(difference), points(high)]]}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 12, right: 12, top: 28, bottom: 28 },
        xAxis: {
          type: 'value',
          min: Math.min(-reach * 0.35, low * 1.3),
          max: Math.max(reach * 0.35, high * 1.3),
          axisLabel: {
            color: colours.quiet,
            formatter: (value: number) => points(value),
            showMinLabel: false,
            showMaxLabel: false,
          },
          splitLine: { showMinLine: false, showMaxLine: false, lineStyle: { color: colours.grid } },
        },
        yAxis: { type: 'category', data: [''], show: false },
        series: [
          {
            type: 'custom',
            data: [[low, difference, high]],
            encode: { x: [0, 1, 2] },
            renderItem: (_, api) => {
              const [left = 0, y = 0] = api.coord([api.value(0), 0]);
              const [middle = 0] = api.coord([api.value(1), 0]);
              const [right = 0] = api.coord([api.value(2), 0]);
              const line = (x1: number, y1: number, x2: number, y2: number) => ({
                type: 'line' as const,
                shape: { x1, y1, x2, y2 },
                style: { stroke: colours.treated, lineWidth: 2 },
              });
              const label = (x: number, text: string, bold: boolean) => ({
                type: 'text' as const,
                style: {
                  text,
                  x,
                  y: y - 26,
                  align: 'center' as const,
                  fill: bold ? colours.text : colours.quiet,
                  font: `${bold ? '600 13px' : '12px'} ${colours.font}`,
                },
              });
              return {
                type: 'group',
                children: [
                  {
                    type: 'rect',
                    shape: { x: left, y: y - 6, width: right - left, height: 12, r: 3 },
                    style: { fill: colours.treated, opacity: 0.18 },
                  },
                  line(left, y, right, y),
                  line(left, y - 8, left, y + 8),
                  line(right, y - 8, right, y + 8),
                  { type: 'circle', shape: { cx: middle, cy: y, r: 5 }, style: { fill: colours.treated } },
                  label(left, points(low), false),
                  label(middle, points(difference), true),
                  label(right, points(high), false),
                ],
              };
            },
            markLine: {
              silent: true,
              symbol: 'none',
              label: { show: false },
              lineStyle: { color: colours.text, type: 'solid', width: 1 },
              data: [{ xAxis: 0 }],
            },
          },
        ],
      }}
    />
  );
}
