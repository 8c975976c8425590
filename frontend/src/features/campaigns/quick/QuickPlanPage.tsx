import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Slider } from 'antd';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign } from '@shared/api/types';
import { useNameOf } from '@shared/i18n/names';
import { Copyable } from '@shared/ui/Copyable';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import { StateMark } from '@shared/ui/StateMark';
import { ContentChoices } from '../plan/ContentChoices';
import { fromCampaign, type Inputs } from '../plan/inputs';
import { Demands } from '../types/Demands';
import { useCampaignTypes, type CampaignType, type PlanField } from '../types/types';
import { PowerLine } from './PowerLine';
import { PreflightSummary } from './PreflightSummary';
import { useAutosave } from './useAutosave';

const MOST_CONTROL = 50;

/** The five things that only the marketer knows, with what would become of them beside; everything else is there. */
export function QuickPlanPage() {
  const { code = '' } = useParams();
  const campaign = useQuery({
    queryKey: ['campaign-draft', code],
    queryFn: () => call('GET /api/campaigns/{code}', { path: { code } }),
    // What is being typed must not change under the person who types.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const types = useCampaignTypes();
  return (
    <QueryView query={campaign} skeletonRows={12} fills>
      {(data) =>
        data.state !== 'DRAFT' ? (
          <Navigate to={`/campaigns/${code}`} replace />
        ) : (
          <Planning
            campaign={data}
            type={types.data?.find((type) => type.key === data.campaignType)}
            key={data.code}
          />
        )
      }
    </QueryView>
  );
}

function Planning({ campaign, type }: { campaign: Campaign; type: CampaignType | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  const [form] = Form.useForm<Inputs>();
  const [values, setValues] = useState(() => fromCampaign(campaign) as Inputs);
  const draft = useAutosave(campaign, values);
  const { code } = campaign;
  const preflight = useQuery({
    queryKey: ['campaign', code, 'preflight', draft.version],
    queryFn: () => call('GET /api/campaigns/{code}/preflight', { path: { code } }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const submit = useChange(
    () => call('POST /api/campaigns/{code}/submit', { path: { code } }),
    [['campaigns'], ['tasks'], ['home']],
    () => void navigate(`/campaigns/${code}/history`),
  );
  const current = preflight.data !== undefined && !preflight.isPlaceholderData && draft.settled;
  const ready = current && !preflight.data.notices.some((notice) => notice.level === 'BLOCKS');
  useSubmitKey(() => {
    if (ready && !submit.isPending) submit.mutate(undefined);
  });
  const problem = submit.error ?? draft.error;
  return (
    <>
      <PageHead
        title={campaign.name}
        facts={
          <>
            <StateMark state="DRAFT" />
            <Copyable text={code} />
            {type && <span>{nameOf(type.name)}</span>}
            <span role="status">
              {t(draft.settled ? 'quick.saved' : draft.complete ? 'quick.saving' : 'quick.incomplete')}
            </span>
            <Link to={`/campaigns/${code}/edit`}>{t('quick.allFields')}</Link>
          </>
        }
      />
      {problem !== null && (
        <div className="section">
          <ProblemView problem={asProblem(problem)} />
        </div>
      )}
      <div className="quick-plan">
        <Form<Inputs>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={values}
          onValuesChange={(_, all) => {
            setValues((before) => ({ ...before, ...all }));
          }}
        >
          <FiveInputs campaign={campaign} type={type} values={values} savedSegment={draft.segment} />
        </Form>
        <aside className="sheet padded" aria-label={t('quick.preflight')}>
          <h2 className="section-title">{t('quick.preflight')}</h2>
          <QueryView query={preflight} skeletonRows={8}>
            {(data) => <PreflightSummary code={code} data={data} stale={!current} />}
          </QueryView>
        </aside>
      </div>
      <div className="thumb-bar">
        <Button
          type="primary"
          disabled={!ready}
          loading={submit.isPending}
          title={t('quick.submitKey')}
          onClick={() => {
            submit.mutate(undefined);
          }}
        >
          {t('campaigns.action.submit')}
        </Button>
        <Button onClick={() => void navigate('/campaigns/templates')}>{t('quick.later')}</Button>
      </div>
    </>
  );
}

function FiveInputs(props: {
  campaign: Campaign;
  type: CampaignType | undefined;
  values: Inputs;
  savedSegment: string | undefined;
}) {
  const { t } = useTranslation();
  const { campaign, type, values } = props;
  const asks = (field: PlanField) => !type?.notAsked.includes(field);
  const least = Math.ceil((type?.leastControl ?? 0) * 100);
  const required = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <>
      <PlanInput number={1} title={t('quick.goal')} hint={type && <Demands type={type} />}>
        <Form.Item name="goal" label={t('plan.goal')} rules={required}>
          <Input maxLength={2000} autoFocus />
        </Form.Item>
      </PlanInput>
      <PlanInput number={2} title={t('quick.audience')}>
        <Form.Item name="segment" label={t('nav.segments')} rules={campaign.trigger ? [] : required}>
          <SegmentSelect allowClear={campaign.trigger !== null} placeholder={t('plan.chooseSegment')} />
        </Form.Item>
      </PlanInput>
      <PlanInput number={3} title={t('quick.content')}>
        <ContentChoices journey={campaign.journey} />
      </PlanInput>
      <PlanInput number={4} title={t(asks('BUDGET') ? 'quick.period' : 'quick.periodOnly')}>
        <div className="plan-grid">
          <Form.Item name="from" label={t('plan.from')} extra={t('plan.periodHint')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="until" label={t('plan.until')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          {asks('BUDGET') && (
            <Form.Item name="budget" label={t('plan.budget')}>
              <InputNumber
                min={0}
                style={{ width: '100%' }}
                {...(type?.required.includes('BUDGET') ? {} : { placeholder: t('plan.optional') })}
              />
            </Form.Item>
          )}
        </div>
      </PlanInput>
      <PlanInput number={5} title={t('quick.control')}>
        <Form.Item name="controlPercent" label={t('plan.control')} extra={t('plan.controlHint')}>
          <Slider
            min={least}
            max={MOST_CONTROL}
            ariaLabelForHandle={t('plan.control')}
            tooltip={{ formatter: (value) => `${value ?? 0}%` }}
            marks={{ [least]: `${least}%`, 10: '10%', 20: '20%', [MOST_CONTROL]: `${MOST_CONTROL}%` }}
          />
        </Form.Item>
        <PowerLine
          code={campaign.code}
          segment={props.savedSegment}
          share={Math.round(values.controlPercent)}
        />
      </PlanInput>
    </>
  );
}

function PlanInput(props: { number: number; title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="sheet padded section" data-plan-input={props.number}>
      <h2 className="section-title">
        <span className="num quiet">{props.number}</span> {props.title}
      </h2>
      {props.hint && <p className="quiet small">{props.hint}</p>}
      {props.children}
    </section>
  );
}

/** Ctrl Enter hands in, from wherever the person types. */
function useSubmitKey(act: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
