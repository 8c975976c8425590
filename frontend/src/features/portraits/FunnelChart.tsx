import { useTranslation } from 'react-i18next';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { useDictionariesOf, useNames } from '@shared/events/api';
import type { EventFilter, EventStep } from '@shared/events/types';
import { exact } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import type { EventFunnel } from './types';
import { percentOf } from './way';

/** For each step the share of each segment that came as far; the table has the numbers too. */
export function FunnelChart({ funnel, steps }: { funnel: EventFunnel; steps: readonly EventStep[] }) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const colours = chartColours(theme);
  const stepName = useStepNames(steps);
  const names = funnel.groups.map((group) => group.name ?? group.code ?? '');
  const labels = funnel.steps.map((step) => `${step.step + 1} ${stepName(step.step)}`);
  const share = (step: number, group: number) =>
    percentOf(funnel.steps[step]?.counts[group], funnel.groups[group]?.count);
  const written = (step: number, group: number) => {
    const count = funnel.steps[step]?.counts[group];
    const percent = share(step, group);
    if (count === null || count === undefined) return t('portraits.fewer', { count: funnel.smallestGroup });
    return `${exact(count)}${percent === null ? '' : ` · ${percent.toFixed(1)}%`}`;
  };
  const last = funnel.steps.length - 1;
  return (
    <>
      {funnel.coarse && <p className="quiet">{t('portraits.coarse', { count: funnel.smallestGroup })}</p>}
      <Chart
        title={t('funnel.chart')}
        summary={t('funnel.summary', {
          steps: funnel.steps.length,
          text: names.map((name, group) => `${name} ${written(last, group)}`).join('; '),
        })}
        height={56 + funnel.steps.length * (24 + 26 * names.length)}
        file="funnel"
        head={[
          t('portraits.step'),
          ...names.flatMap((name) => [name, t('funnel.ofGroup'), t('funnel.ofStepBefore')]),
        ]}
        rows={funnel.steps.map((step) => [
          labels[step.step] ?? '',
          ...names.flatMap((_, group) => [
            step.counts[group] ?? null,
            text(share(step.step, group)),
            text(
              percentOf(
                step.counts[group],
                step.step === 0 ? funnel.groups[group]?.count : funnel.steps[step.step - 1]?.counts[group],
              ),
            ),
          ]),
        ])}
        option={{
          tooltip: { trigger: 'item', confine: true },
          grid: { left: 8, right: 110, top: 8, bottom: 8, containLabel: true },
          xAxis: { type: 'value', show: false, max: 100 },
          yAxis: {
            type: 'category',
            inverse: true,
            data: labels,
            axisLabel: { color: colours.text, fontFamily: colours.font, width: 120, overflow: 'truncate' },
            axisLine: { show: false },
            axisTick: { show: false },
          },
          series: names.map((name, group) => ({
            type: 'bar' as const,
            name,
            data: funnel.steps.map((step) => share(step.step, group) ?? 0),
            itemStyle: { color: group === 0 ? colours.treated : colours.pending },
            barMaxWidth: 18,
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                `${labels[dataIndex] ?? ''} · ${written(dataIndex, group)}`,
            },
            label: {
              show: true,
              position: 'right' as const,
              color: colours.text,
              fontFamily: colours.font,
              formatter: ({ dataIndex }: { dataIndex: number }) => written(dataIndex, group),
            },
          })),
        }}
      />
      {names.length > 1 && (
        <p className="small">
          {names.map((name, group) => (
            <span key={name} style={{ marginRight: 16 }}>
              <span
                aria-hidden
                className="swatch"
                style={{ background: group === 0 ? colours.treated : colours.pending }}
              />
              {name}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

const text = (percent: number | null) => (percent === null ? null : `${percent.toFixed(1)}%`);

const FIRST_CODES = ['codes', 'products', 'merchants'] as const;

/** What a step is called: its kind, and the first code that is asked for. */
function useStepNames(steps: readonly EventStep[]): (step: number) => string {
  const { t } = useTranslation();
  const events = steps.map((step) => step.event);
  const first = (part: (typeof FIRST_CODES)[number]) => events.map((event) => event[part]?.[0]).filter(given);
  const kind = useNames(useDictionariesOf('KIND')[0]?.code, events.map((event) => event.kind).filter(given));
  const names = {
    codes: useNames(useDictionariesOf('CODE')[0]?.code, first('codes')),
    products: useNames(useDictionariesOf('PRODUCT')[0]?.code, first('products')),
    merchants: useNames(useDictionariesOf('MERCHANT')[0]?.code, first('merchants')),
  };
  const described = (event: EventFilter) => {
    const words = event.kind ? [kind(event.kind)] : [];
    for (const part of FIRST_CODES) {
      const [code, ...more] = event[part] ?? [];
      if (code !== undefined) {
        words.push(names[part](code) + (more.length > 0 ? t('funnel.andMore', { count: more.length }) : ''));
      }
    }
    return words.join(' · ') || t('events.amount');
  };
  return (step) => described(events[step] ?? {});
}

const given = (text: string | undefined): text is string => text !== undefined;
