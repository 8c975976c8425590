import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Campaign, Funnel } from '@shared/api/types';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { partition, type Part } from '@shared/charts/partition';
import { exact, people, percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { hasRun, useFunnel, useReasons } from '../api/queries';

/** Where everybody of the audience went, to the last person. */
export function PeopleTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const funnel = useFunnel(campaign);
  if (!hasRun(campaign)) return <Empty title={t('people.notYet')} text={t('people.notYetText')} />;
  return (
    <QueryView query={funnel}>
      {(data) => (
        <>
          <FunnelChart funnel={data} file={`${campaign.code}-people`} />
          <Whereabouts campaign={campaign} />
          <StepTable funnel={data} campaign={campaign} />
        </>
      )}
    </QueryView>
  );
}

function FunnelChart({ funnel, file }: { funnel: Funnel; file: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { theme, language } = usePreferences();
  const colours = chartColours(theme);
  const { parts, surplus } = partition(funnel);
  const nameOf = (part: Part) =>
    part.kind === 'refused' ? word('reason', part.key) : word('people.part', part.key);
  const colourOf: Record<Part['kind'], string> = {
    whole: colours.whole,
    control: colours.control,
    touched: colours.treated,
    refused: colours.refused,
    pending: colours.pending,
  };
  const share = (part: Part) => (funnel.audience > 0 ? part.count / funnel.audience : 0);
  const sum = parts
    .slice(1)
    .map((part) => exact(part.count))
    .join(' + ');
  return (
    <>
      <Chart
        title={t('people.title')}
        summary={parts.map((part) => `${nameOf(part)} ${exact(part.count)}`).join(', ')}
        file={file}
        height={parts.length * 34 + 16}
        head={[t('people.part_'), t('people.count'), t('people.share')]}
        rows={parts.map((part) => [nameOf(part), part.count, percent(share(part))])}
        option={{
          animation: false,
          textStyle: { fontFamily: colours.font },
          grid: { left: 4, right: 150, top: 4, bottom: 4, containLabel: true },
          xAxis: { type: 'value', min: 0, max: Math.max(1, funnel.audience), show: false },
          yAxis: {
            type: 'category',
            inverse: true,
            data: parts.map(nameOf),
            axisLine: { show: false },
            axisTick: { show: false },
            axisLabel: { color: colours.text, fontSize: 13 },
          },
          series: [
            {
              type: 'bar',
              stack: 'all',
              silent: true,
              itemStyle: { color: 'transparent' },
              data: parts.map((part) => part.from),
            },
            {
              type: 'bar',
              stack: 'all',
              barWidth: 16,
              data: parts.map((part) => ({
                value: part.count,
                itemStyle: { color: colourOf[part.kind], borderRadius: 2 },
                label: {
                  show: true,
                  position: 'right',
                  color: colours.text,
                  fontSize: 12,
                  formatter: `${people(part.count, language)}  {q|${percent(share(part))}}`,
                  rich: { q: { color: colours.quiet, fontSize: 12 } },
                },
              })),
            },
          ],
        }}
      />
      <p className="section num" style={{ whiteSpace: 'normal' }}>
        {exact(funnel.audience)} = {sum}{' '}
        {surplus === 0 ? (
          <span className="mark green">✓&nbsp;{t('people.adds')}</span>
        ) : (
          <span className="mark red">✕&nbsp;{t('people.surplus', { count: surplus })}</span>
        )}
      </p>
    </>
  );
}

const NOT_YET = ['PLANNED', 'ON_THE_WAY', 'NOT_RELEASED', 'NOT_SELECTED'];

/** Those who were neither contacted nor refused, divided further, and the way to ask about one customer. */
function Whereabouts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const reasons = useReasons(campaign);
  const open = (reasons.data ?? []).filter((each) => NOT_YET.includes(each.reason));
  return (
    <section className="section">
      {open.length > 0 && (
        <p style={{ marginBottom: 12 }}>
          {t('people.notYetContacted')}{' '}
          <span className="num">
            {open.map((each) => `${word('reason', each.reason)} ${exact(each.customers)}`).join(' · ')}
          </span>
        </p>
      )}
      <Form
        layout="inline"
        requiredMark={false}
        onFinish={({ customer }: { customer: string }) => {
          void navigate(
            `/policy/why?${new URLSearchParams({ campaign: campaign.code, customer: customer.trim() }).toString()}`,
          );
        }}
      >
        <Form.Item
          name="customer"
          label={t('people.askWhy')}
          rules={[{ required: true, message: t('common.required') }]}
        >
          <Input spellCheck={false} autoComplete="off" placeholder={t('policy.customer')} />
        </Form.Item>
        <Button htmlType="submit">{t('policy.ask')}</Button>
      </Form>
    </section>
  );
}

function StepTable({ funnel, campaign }: { funnel: Funnel; campaign: Campaign }) {
  const { t } = useTranslation();
  const nameOf = (id: string) => campaign.touches.find((touch) => touch.element === id)?.name ?? id;
  const word = useWord();
  if (funnel.steps.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('people.bySteps')}</h2>
      <DataTable
        label={t('people.bySteps')}
        rows={funnel.steps}
        rowKey={(row) => row.elementId}
        columns={[
          { key: 'name', title: t('campaigns.element'), cell: (row) => nameOf(row.elementId) },
          { key: 'channel', title: t('campaigns.channel'), cell: (row) => word('channel', row.channel) },
          {
            key: 'candidates',
            title: t('people.candidates'),
            right: true,
            wide: true,
            cell: (row) => <People of={row.candidates} />,
          },
          {
            key: 'planned',
            title: t('touch.planned'),
            right: true,
            cell: (row) => <People of={row.planned} />,
          },
          {
            key: 'accepted',
            title: t('touch.accepted'),
            right: true,
            cell: (row) => <People of={row.accepted} />,
          },
          {
            key: 'refused',
            title: t('people.refusedHere'),
            wide: true,
            cell: (row) =>
              Object.entries(row.refused)
                .map(([reason, count]) => `${word('reason', reason)} ${exact(count)}`)
                .join(', ') || '–',
          },
        ]}
      />
    </section>
  );
}
