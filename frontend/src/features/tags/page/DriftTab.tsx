import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { percent } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { QueryView } from '@shared/ui/QueryView';
import type { CatalogueTag, DriftLine } from '../types';

/** How far the values moved from run to run, and whether predictions came true. */
export function DriftTab({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const mayRead = useMay('MARKETER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  const drift = useQuery({
    queryKey: ['tags', tag.code, 'drift'],
    queryFn: () => call('GET /api/tags/{code}/drift', { path: { code: tag.code } }),
    enabled: mayRead,
  });
  if (!mayRead) return <Empty title={t('drift.hidden')} text={t('drift.hiddenText')} />;
  return (
    <QueryView query={drift}>
      {(newestFirst) => {
        const lines = [...newestFirst].reverse();
        const measured = lines.filter((line) => line.psi !== null);
        return measured.length === 0 ? (
          <Empty title={t('drift.none')} text={t('drift.noneText')} />
        ) : (
          <>
            <p className="quiet section">{t('drift.text')}</p>
            <Line
              title={t('drift.psi')}
              file={`drift-${tag.code}`}
              lines={measured}
              of={(line) => line.psi}
              text={(value) => value.toFixed(3)}
            />
            {lines.some((line) => line.precision !== null) && (
              <Line
                title={t('drift.precision')}
                file={`precision-${tag.code}`}
                lines={lines.filter((line) => line.precision !== null)}
                of={(line) => line.precision}
                text={percent}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

function Line(props: {
  title: string;
  file: string;
  lines: readonly DriftLine[];
  of: (line: DriftLine) => number | null;
  text: (value: number) => string;
}) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const { lines, of, text } = props;
  const last = lines.at(-1);
  const lastValue = last && of(last);
  return (
    <Chart
      title={props.title}
      summary={t('drift.summary', {
        title: props.title,
        runs: lines.length,
        last: lastValue === null || lastValue === undefined ? '–' : text(lastValue),
      })}
      height={240}
      file={props.file}
      head={[t('tags.run'), t('tags.asOfDay'), props.title]}
      rows={lines.map((line) => [String(line.run), line.asOf, of(line)?.toFixed(4) ?? null])}
      option={{
        grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.grid,
          textStyle: { color: colours.text, fontFamily: colours.font },
          formatter: (shown: unknown) => {
            const line = lines[(shown as { dataIndex: number }[])[0]?.dataIndex ?? 0];
            const value = line && of(line);
            const note = line && !line.sameDefinition ? ` · ${t('drift.otherDefinition')}` : '';
            return line
              ? `${line.asOf}: ${value === null || value === undefined ? '–' : text(value)}${note}`
              : '';
          },
        },
        xAxis: {
          type: 'category',
          data: lines.map((line) => line.asOf),
          axisLabel: { color: colours.quiet, fontFamily: colours.font, hideOverlap: true },
          axisLine: { lineStyle: { color: colours.grid } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          axisLabel: {
            color: colours.quiet,
            fontFamily: colours.font,
            formatter: (value: number) => text(value),
          },
          splitLine: { lineStyle: { color: colours.grid } },
        },
        series: [
          {
            type: 'line',
            showSymbol: lines.length < 60,
            lineStyle: { color: colours.treated },
            itemStyle: { color: colours.treated },
            data: lines.map((line) => of(line)),
          },
        ],
      }}
    />
  );
}
