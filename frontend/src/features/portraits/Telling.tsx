import { useTranslation } from 'react-i18next';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { useNamed } from '@shared/i18n/names';
import { usePreferences } from '@shared/session/preferences';
import type { TagPortrait } from './types';

const MOST_BARS = 10;

/** The tags that tell most, by what each tells. */
export function Telling({ tags }: { tags: readonly TagPortrait[] }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const shown = tags.slice(0, MOST_BARS);
  const named = shown.map(nameOf);
  return (
    <Chart
      title={t('portraits.telling')}
      summary={t('portraits.tellingSummary', { tags: named.slice(0, 3).join(', ') })}
      height={60 + 26 * shown.length}
      file="portrait"
      head={[t('portraits.tag'), t('portraits.gain')]}
      rows={shown.map((tag, index) => [named[index] ?? tag.code, tag.bits.toFixed(4)])}
      option={{
        grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
        xAxis: { type: 'value', show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: named,
          axisLabel: { color: colours.text, fontFamily: colours.font, width: 160, overflow: 'truncate' },
          axisLine: { show: false },
          axisTick: { show: false },
        },
        series: [
          {
            type: 'bar',
            data: shown.map((tag) => tag.bits),
            itemStyle: { color: colours.treated },
            barMaxWidth: 14,
            label: {
              show: true,
              position: 'right',
              color: colours.text,
              fontFamily: colours.font,
              formatter: ({ dataIndex }: { dataIndex: number }) => shown[dataIndex]?.bits.toFixed(4) ?? '',
            },
          },
        ],
      }}
    />
  );
}
