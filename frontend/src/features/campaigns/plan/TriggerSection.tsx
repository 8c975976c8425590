import { Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Campaign, ReentryRule } from '@shared/api/types';
import { MomentInput } from './MomentInput';
import { ScoresField } from './ScoresField';
import type { Inputs } from './inputs';
import { TriggerFigures } from './TriggerFigures';

const RULES: ReentryRule[] = ['ONCE', 'ONCE_A_DAY', 'ONCE_A_WEEK', 'ONCE_A_MONTH', 'AFTER_GAP'];

/** Which events bring customers in, how often, what takes them out; and what that would have been yesterday. */
export function TriggerSection({
  form,
  campaign,
}: {
  form: FormInstance<Inputs>;
  campaign: Campaign | undefined;
}) {
  const { t } = useTranslation();
  const often = Form.useWatch(['trigger', 'often'], form);
  const segment = Form.useWatch('segment', form);
  const leaving = Form.useWatch(['trigger', 'leavingType'], form);
  const required = [{ required: true, message: t('common.required') }];
  return (
    <section className="section">
      <h2 className="section-title">{t('plan.trigger')}</h2>
      <div className="sheet padded">
        <div className="plan-grid">
          <Form.Item name={['trigger', 'eventType']} label={t('plan.eventTypeLabel')} rules={required}>
            <Input placeholder={t('plan.eventType')} maxLength={200} />
          </Form.Item>
          <Form.Item
            name={['trigger', 'condition']}
            label={t('plan.conditionLabel')}
            extra={t('plan.conditionHint')}
          >
            <Input placeholder={t('plan.condition')} className="code" />
          </Form.Item>
          <Form.Item name={['trigger', 'often']} label={t('plan.reentry')} initialValue="ONCE">
            <Select options={RULES.map((rule) => ({ value: rule, label: t(`plan.often.${rule}`) }))} />
          </Form.Item>
          {often === 'AFTER_GAP' && (
            <Form.Item name={['trigger', 'gapHours']} label={t('plan.gap')} rules={required}>
              <InputNumber min={0.1} max={87_600} suffix={t('plan.hours')} style={{ width: 180 }} />
            </Form.Item>
          )}
          <Form.Item
            name={['trigger', 'leavingType']}
            label={t('plan.leaving')}
            extra={t('plan.leavingHint')}
          >
            <Input placeholder={t('plan.leavingExample')} maxLength={200} />
          </Form.Item>
          {leaving && (
            <Form.Item name={['trigger', 'leavingCondition']} label={t('plan.leavingCondition')}>
              <Input placeholder={t('plan.optional')} className="code" />
            </Form.Item>
          )}
          <Form.Item
            name={['trigger', 'from']}
            label={t('plan.eventsFrom')}
            extra={t('plan.eventsPeriodHint')}
          >
            <MomentInput label={t('plan.eventsFrom')} />
          </Form.Item>
          <Form.Item name={['trigger', 'until']} label={t('plan.eventsUntil')}>
            <MomentInput label={t('plan.eventsUntil')} />
          </Form.Item>
          <ScoresField />
          {segment && (
            <Form.Item name={['trigger', 'audience']} label={t('plan.audienceOfEvents')} initialValue="LIMIT">
              <Radio.Group
                options={(['LIMIT', 'FIRST'] as const).map((value) => ({
                  value,
                  label: t(`plan.audienceRole.${value}`),
                }))}
              />
            </Form.Item>
          )}
        </div>
        <TriggerFigures form={form} campaign={campaign} />
      </div>
    </section>
  );
}
