import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { exact, people, percent } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { useTranslation } from 'react-i18next';
import { useSpread } from '../api';
import { isWindowTag } from '../window/api';
import type { CatalogueTag, Spread } from '../types';
import { useBinName, valueText } from './binNames';

/** How many have a value, and how the values are spread: bars for words, a histogram for numbers and days. */
export function ValuesTab({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const spread = useSpread(tag.code, isWindowTag(tag));
  return (
    <QueryView query={spread}>
      {(data) => (
        <>
          <Figures tag={tag} spread={data} />
          {data.coarse && (
            <p className="quiet section">{t('portraits.coarse', { count: data.smallestGroup })}</p>
          )}
          {(data.bins ?? data.items ?? []).length === 0 ? (
            <Empty
              title={t('tags.noValues')}
              text={tag.computedAt ? t('tags.noValuesText') : t('tags.neverComputedText')}
            />
          ) : data.bins ? (
            <Histogram tag={tag} bins={data.bins} />
          ) : (
            <Frequencies spread={data} />
          )}
        </>
      )}
    </QueryView>
  );
}

function Figures({ tag, spread }: { tag: CatalogueTag; spread: Spread }) {
  const { t } = useTranslation();
  const { customers, nulls } = spread;
  const having = customers !== undefined && nulls !== undefined ? Math.max(0, customers - nulls) : undefined;
  const figures: [string, string | undefined][] = [
    [t('tags.smallest'), spread.min && valueText(spread.min, tag.type)],
    [t('tags.largest'), spread.max && valueText(spread.max, tag.type)],
    [t('tags.mean'), tag.type === 'NUMBER' && spread.mean !== undefined ? exact(spread.mean) : undefined],
  ];
  return (
    <dl className="figures section">
      <div className="figure">
        <dt>{t('tags.known')}</dt>
        <dd>
          {spread.coarse && having !== undefined && '≈'}
          <People of={having} />
          {having !== undefined && customers !== undefined && customers > 0 && (
            <span className="sub">{percent(having / customers)}</span>
          )}
        </dd>
      </div>
      <div className="figure">
        <dt>{t('operator.isNull')}</dt>
        <dd>
          <People of={nulls} />
        </dd>
      </div>
      {figures
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div className="figure" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Histogram({ tag, bins }: { tag: CatalogueTag; bins: NonNullable<Spread['bins']> }) {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  const binName = useBinName(tag.type);
  const colours = chartColours(theme);
  const names = bins.map(binName);
  const fullest = bins.reduce(
    (best, bin, index) => ((bin.count ?? 0) > (bins[best]?.count ?? 0) ? index : best),
    0,
  );
  return (
    <Chart
      title={tag.unit ? t('tags.spreadIn', { unit: tag.unit }) : t('tags.spread')}
      summary={t('tags.spreadSummary', { bars: bins.length, fullest: names[fullest] ?? '' })}
      height={300}
      file={`tag-${tag.code}`}
      head={[t('portraits.value'), t('tags.customers')]}
      rows={bins.map((bin, index) => [names[index] ?? '', bin.count ?? null])}
      option={{
        grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
        tooltip: {
          trigger: 'axis',
          backgroundColor: colours.surface,
          borderColor: colours.grid,
          textStyle: { color: colours.text, fontFamily: colours.font },
          formatter: (shown: unknown) => {
            const index = (shown as { dataIndex: number }[])[0]?.dataIndex ?? 0;
            const count = bins[index]?.count;
            return `${names[index] ?? ''}: ${count === undefined ? '–' : exact(count)}`;
          },
        },
        xAxis: {
          type: 'category',
          data: names,
          axisLabel: { color: colours.quiet, fontFamily: colours.font, hideOverlap: true },
          axisLine: { lineStyle: { color: colours.grid } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: {
            color: colours.quiet,
            fontFamily: colours.font,
            formatter: (value: number) => people(value, language),
          },
          splitLine: { lineStyle: { color: colours.grid } },
        },
        series: [
          {
            type: 'bar',
            barCategoryGap: '6%',
            data: bins.map((bin) => ({
              value: bin.count ?? 0,
              // The open ends hold all that lies beyond, and look unlike bars of one width.
              itemStyle: { color: bin.from && bin.to ? colours.treated : colours.whole },
            })),
          },
        ],
      }}
    />
  );
}

function Frequencies({ spread }: { spread: Spread }) {
  const { t } = useTranslation();
  const items = spread.items ?? [];
  const most = Math.max(1, ...items.map((item) => item.count));
  return (
    <section className="section">
      <h2 className="section-title">{t('tags.spread')}</h2>
      <div className="sheet table-wrap" role="region" aria-label={t('tags.spread')} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th>{t('portraits.value')}</th>
              <th className="wide" />
              <th className="right">{t('tags.customers')}</th>
              <th className="right">{t('tags.share')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.value}>
                <td>
                  {item.value === 'true'
                    ? t('common.yes')
                    : item.value === 'false'
                      ? t('common.no')
                      : item.value}
                </td>
                <td className="wide" style={{ width: '45%' }}>
                  <div className="bar" aria-hidden>
                    <i style={{ width: `${(100 * item.count) / most}%` }} />
                  </div>
                </td>
                <td className="right">
                  {spread.coarse && '≈'}
                  <People of={item.count} />
                </td>
                <td className="right num">
                  {spread.customers ? percent(Math.min(1, item.count / spread.customers)) : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {spread.more > 0 && (
          <p className="quiet small padded-tight">{t('portraits.more', { count: spread.more })}</p>
        )}
      </div>
    </section>
  );
}
