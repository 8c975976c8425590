import { useTranslation } from 'react-i18next';
import { heightAxis, namesAxis } from '@shared/charts/axes';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { usePreferences } from '@shared/session/preferences';
import { span } from './lateness';
import type { RealtimeView } from './types';

/** How long after their event customers were planned for, all campaigns together. */
export function LatenessChart({ view }: { view: RealtimeView }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const last = view.classes.at(-1) ?? 0;
  const names = [...view.classes.map((end) => `≤ ${span(end)}`), `> ${span(last)}`];
  const counts = names.map((_, index) =>
    view.campaigns.reduce((sum, campaign) => sum + (campaign.late[index] ?? 0), 0),
  );
  return (
    <Chart
      title={t('realtime.lateness')}
      summary={t('realtime.lateness')}
      file="realtime-lateness"
      height={180}
      head={[t('realtime.late'), t('realtime.entered')]}
      rows={names.map((name, index) => [name, counts[index] ?? 0])}
      option={{
        animation: false,
        textStyle: { fontFamily: colours.font },
        grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
        xAxis: namesAxis(colours, names),
        yAxis: { ...heightAxis(colours), minInterval: 1 },
        series: [
          {
            type: 'bar',
            data: counts,
            barMaxWidth: 48,
            itemStyle: { color: colours.treated },
            label: { show: true, position: 'top', color: colours.text },
          },
        ],
      }}
    />
  );
}
