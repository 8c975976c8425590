import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign, ProcessDefinition } from '@shared/api/types';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { ContentChoices } from './ContentChoices';
import { ElementChoices } from './ElementChoices';
import { JourneyChoice } from './JourneyChoice';
import { fromCampaign, toBody, type Inputs } from './inputs';
import { Demands } from '../types/Demands';
import { TypeSelect } from '../types/TypeSelect';
import { useTemplates } from '../templates/types';
import { usualJourney } from '../templates/usual';
import { useCampaignTypes, type PlanField } from '../types/types';
import { TriggerSection } from './TriggerSection';

/** From an idea to a draft: goal, audience, journey, words, control. Everything else has a default. */
function PlanPage({ campaign }: { campaign?: Campaign }) {
  const { t } = useTranslation();
  const journeys = useQuery({
    queryKey: ['processes'],
    queryFn: () => call('GET /api/processes'),
    // Those for an audience before those for events.
    select: (all) =>
      all
        .filter((process) => process.kind === 'JOURNEY')
        .sort((a, b) => Number(Boolean(a.startMessage)) - Number(Boolean(b.startMessage))),
  });
  return (
    <>
      <PageHead
        title={campaign ? campaign.name : t('campaigns.new')}
        facts={<span>{t(campaign ? 'plan.factsRevise' : 'plan.facts')}</span>}
      />
      <QueryView query={journeys}>{(data) => <PlanForm journeys={data} campaign={campaign} />}</QueryView>
    </>
  );
}

export function NewPlanPage() {
  return <PlanPage />;
}

/** A draft once more in the form it was made with. */
export function RevisePage() {
  const { code = '' } = useParams();
  const campaign = useQuery({
    queryKey: ['campaign', code, 'draft'],
    queryFn: () => call('GET /api/campaigns/{code}', { path: { code } }),
    // What is being typed must not change under the person who types.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  return <QueryView query={campaign}>{(data) => <PlanPage campaign={data} />}</QueryView>;
}

function PlanForm({ journeys, campaign }: { journeys: ProcessDefinition[]; campaign: Campaign | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Inputs>();
  const journey = Form.useWatch('journey', form);
  const types = useCampaignTypes();
  const templates = useTemplates();
  const chosen = Form.useWatch('campaignType', form);
  const type = types.data?.find((each) => each.key === chosen);
  const asks = (field: PlanField) => !type?.notAsked.includes(field);
  const triggered = Boolean(journeys.find((candidate) => candidate.key === journey)?.startMessage);
  const create = useChange(
    (values: Inputs) => {
      const body = toBody(values, triggered);
      return campaign
        ? call('PUT /api/campaigns/{code}', {
            path: { code: campaign.code },
            query: { version: campaign.version },
            body,
          })
        : call('POST /api/campaigns', { body });
    },
    [['campaigns'], ['tasks'], ['home'], ...(campaign ? [['campaign', campaign.code]] : [])],
    ({ code }) => void navigate(`/campaigns/${code}/journey`),
  );
  const required = [{ required: true, message: t('common.required') }];
  const wanted = (field: PlanField) => (type?.required.includes(field) ? required : []);
  /** What the type gives stands in the form; what was typed before is what it was for. */
  function takeDefaults(key: string | undefined) {
    const next = types.data?.find((each) => each.key === key);
    if (next?.control !== null && next?.control !== undefined)
      form.setFieldValue('controlPercent', Math.round(next.control * 10_000) / 100);
    if (next?.windowDays) form.setFieldValue('windowDays', next.windowDays);
    if (next?.successCriterion && !form.getFieldValue('elements'))
      form.setFieldValue('elements', [next.successCriterion]);
    const usual = usualJourney(templates.data ?? [], key);
    if (usual && !form.getFieldValue('journey') && journeys.some((each) => each.key === usual))
      form.setFieldValue('journey', usual);
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={campaign ? fromCampaign(campaign) : { controlPercent: 10, windowDays: 14 }}
      onFinish={create.mutate}
    >
      {create.isError && (
        <div className="section">
          <ProblemView problem={asProblem(create.error)} />
        </div>
      )}
      <div className="sheet padded section">
        <div className="plan-grid">
          <Form.Item
            name="campaignType"
            label={t('campaignTypes.one')}
            extra={type && <Demands type={type} />}
          >
            <TypeSelect onChoose={takeDefaults} />
          </Form.Item>
          <Form.Item name="name" label={t('plan.name')} rules={required}>
            <Input placeholder={t('plan.nameExample')} autoFocus />
          </Form.Item>
          <Form.Item name="goal" label={t('plan.goal')} rules={required}>
            <Input placeholder={t('plan.goalExample')} />
          </Form.Item>
          {asks('OFFER') && (
            <Form.Item
              name="offer"
              label={t('plan.offer')}
              extra={t('plan.offerHint')}
              rules={wanted('OFFER')}
            >
              <Input placeholder={t('plan.offerExample')} maxLength={200} />
            </Form.Item>
          )}
          <Form.Item
            name="segment"
            label={t('nav.segments')}
            rules={triggered ? wanted('SEGMENT') : required}
            {...(triggered ? { extra: t('plan.segmentOfEvents') } : {})}
          >
            <SegmentSelect allowClear={triggered} placeholder={t('plan.chooseSegment')} />
          </Form.Item>
        </div>
        <Form.Item name="journey" label={t('plan.journey')} rules={required} style={{ marginBottom: 0 }}>
          <JourneyChoice journeys={journeys} />
        </Form.Item>
      </div>
      {triggered && <TriggerSection form={form} campaign={campaign} />}
      {journey && (
        <section className="section">
          <h2 className="section-title">{t('plan.content')}</h2>
          <div className="sheet padded">
            <ContentChoices journey={journey} />
          </div>
        </section>
      )}
      <section className="section">
        <h2 className="section-title">{t('plan.elements')}</h2>
        <div className="sheet padded">
          <Form.Item name="elements" style={{ marginBottom: 0 }} extra={t('plan.elementsHint')}>
            <ElementChoices />
          </Form.Item>
        </div>
      </section>
      <section className="section">
        <h2 className="section-title">{t('plan.measure')}</h2>
        <div className="sheet padded plan-grid">
          <Form.Item
            name="controlPercent"
            label={t('plan.control')}
            extra={t('plan.controlHint')}
            rules={required}
          >
            <InputNumber
              min={type ? Math.round(type.leastControl * 10_000) / 100 : 0}
              max={90}
              suffix="%"
              style={{ width: 140 }}
            />
          </Form.Item>
          <Form.Item name="windowDays" label={t('plan.window')} extra={t('plan.windowHint')} rules={required}>
            <InputNumber min={1} max={180} style={{ width: 140 }} />
          </Form.Item>
          {asks('BUDGET') && (
            <Form.Item name="budget" label={t('plan.budget')} rules={wanted('BUDGET')}>
              <InputNumber min={0} style={{ width: 220 }} placeholder={t('plan.optional')} />
            </Form.Item>
          )}
          {asks('START_AT') && (
            <Form.Item
              name="from"
              label={t('plan.from')}
              extra={t('plan.periodHint')}
              rules={wanted('START_AT')}
            >
              <DatePicker style={{ width: 220 }} />
            </Form.Item>
          )}
          {(asks('END_AT') || triggered) && (
            <Form.Item name="until" label={t('plan.until')} rules={triggered ? required : wanted('END_AT')}>
              <DatePicker style={{ width: 220 }} />
            </Form.Item>
          )}
        </div>
      </section>
      <div className="thumb-bar">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t(campaign ? 'plan.save' : 'plan.create')}
        </Button>
        <Button
          onClick={() => void navigate(campaign ? `/campaigns/${campaign.code}/journey` : '/campaigns')}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
