import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Segmented, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { ContentChoices } from './ContentChoices';
import { JourneyChoice } from './JourneyChoice';
import { toDraft, type PlanValues } from './draft';

type Inputs = PlanValues & { from?: Dayjs | null; until?: Dayjs | null };

/** The edge of a calendar day in the bank's zone, whatever zone the browser is in. */
const dayOf = (day: Dayjs, edge: 'start' | 'end') =>
  new Date(`${day.format('YYYY-MM-DD')}T${edge === 'start' ? '00:00:00' : '23:59:59'}+08:00`).toISOString();

/** From an idea to a draft: goal, audience, journey, words, control. Everything else has a default. */
export function PlanPage() {
  const { t } = useTranslation();
  const journeys = useQuery({
    queryKey: ['processes'],
    queryFn: () => call('GET /api/processes'),
    select: (all) => all.filter((process) => process.kind === 'JOURNEY'),
  });
  return (
    <>
      <PageHead title={t('campaigns.new')} facts={<span>{t('plan.facts')}</span>} />
      <QueryView query={journeys}>{(data) => <PlanForm journeys={data} />}</QueryView>
    </>
  );
}

function PlanForm({ journeys }: { journeys: { key: string; name: string }[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Inputs>();
  const journey = Form.useWatch('journey', form);
  const aim = Form.useWatch('aim', form);
  const segments = useQuery({ queryKey: ['segments'], queryFn: () => call('GET /api/segments') });
  const create = useChange(
    ({ from, until, ...values }: Inputs) =>
      call('POST /api/campaigns', {
        body: toDraft({
          ...values,
          ...(from ? { startAt: dayOf(from, 'start') } : {}),
          ...(until ? { endAt: dayOf(until, 'end') } : {}),
        }),
      }),
    [['campaigns'], ['tasks']],
    (campaign) => void navigate(`/campaigns/${campaign.code}/journey`),
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={{ aim: 'segment', journey: journeys[0]?.key, controlPercent: 10, windowDays: 14 }}
      onFinish={create.mutate}
    >
      {create.isError && (
        <div className="section">
          <ProblemView problem={asProblem(create.error)} />
        </div>
      )}
      <div className="sheet padded section">
        <div className="plan-grid">
          <Form.Item name="name" label={t('plan.name')} rules={required}>
            <Input placeholder={t('plan.nameExample')} autoFocus />
          </Form.Item>
          <Form.Item name="goal" label={t('plan.goal')} rules={required}>
            <Input placeholder={t('plan.goalExample')} />
          </Form.Item>
          <Form.Item name="aim" label={t('plan.who')}>
            <Segmented
              options={[
                { value: 'segment', label: t('plan.bySegment') },
                { value: 'trigger', label: t('plan.byTrigger') },
              ]}
            />
          </Form.Item>
          {aim === 'trigger' ? (
            <Form.Item label={t('plan.trigger')} style={{ marginBottom: 0 }}>
              <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 8 }}>
                <Form.Item name={['trigger', 'eventType']} rules={required}>
                  <Input placeholder={t('plan.eventType')} aria-label={t('plan.eventType')} />
                </Form.Item>
                <Form.Item name={['trigger', 'condition']}>
                  <Input placeholder={t('plan.condition')} aria-label={t('plan.condition')} />
                </Form.Item>
              </div>
            </Form.Item>
          ) : (
            <Form.Item name="segment" label={t('nav.segments')} rules={required}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                loading={segments.isPending}
                placeholder={t('plan.chooseSegment')}
                notFoundContent={t('plan.noSegments')}
                options={(segments.data ?? []).map((segment) => ({
                  value: segment.code,
                  label: segment.name,
                }))}
              />
            </Form.Item>
          )}
        </div>
        <Form.Item name="journey" label={t('plan.journey')} rules={required} style={{ marginBottom: 0 }}>
          <JourneyChoice journeys={journeys} />
        </Form.Item>
      </div>
      {journey && (
        <section className="section">
          <h2 className="section-title">{t('plan.content')}</h2>
          <div className="sheet padded">
            <ContentChoices journey={journey} />
          </div>
        </section>
      )}
      <section className="section">
        <h2 className="section-title">{t('plan.measure')}</h2>
        <div className="sheet padded plan-grid">
          <Form.Item
            name="controlPercent"
            label={t('plan.control')}
            extra={t('plan.controlHint')}
            rules={required}
          >
            <InputNumber min={0} max={90} suffix="%" style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="windowDays" label={t('plan.window')} extra={t('plan.windowHint')} rules={required}>
            <InputNumber min={1} max={180} style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="budget" label={t('plan.budget')}>
            <InputNumber min={0} style={{ width: 220 }} placeholder={t('plan.optional')} />
          </Form.Item>
          <Form.Item name="from" label={t('plan.from')} extra={t('plan.periodHint')}>
            <DatePicker style={{ width: 220 }} />
          </Form.Item>
          <Form.Item name="until" label={t('plan.until')}>
            <DatePicker style={{ width: 220 }} />
          </Form.Item>
        </div>
      </section>
      <div className="thumb-bar">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('plan.create')}
        </Button>
        <Button onClick={() => void navigate('/campaigns')}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
