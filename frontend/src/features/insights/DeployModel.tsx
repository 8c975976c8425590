import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { WantedInsight } from '@shared/insight/types';
import { useNamed } from '@shared/i18n/names';
import { Share } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { CodeField, NameFields } from '@shared/ui/fields';
import { useSettled } from '@shared/ui/useSettled';

const PAUSE_MS = 200;

/** Which score, from where on, and what the relationship manager is told. */
export function DeployModel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const { message } = App.useApp();
  const [form] = Form.useForm<WantedInsight>();
  const tags = useQuery({ queryKey: ['tags', ''], queryFn: () => call('GET /api/tags', { query: {} }) });
  const predicted = new Set(tags.data?.predictions.map((one) => one.tag));
  const label = (tag: { code: string; nameZh: string; nameEn: string }) => `${nameOf(tag)} · ${tag.code}`;
  const scores = tags.data?.items.filter((tag) => tag.type === 'NUMBER' && predicted.has(tag.code)) ?? [];
  const scoreTag = Form.useWatch('scoreTag', form);
  const cutOff = Form.useWatch('cutOff', form);
  const asked = useSettled(
    typeof scoreTag === 'string' && typeof cutOff === 'number' ? JSON.stringify({ scoreTag, cutOff }) : '',
    PAUSE_MS,
  );
  const reach = useQuery({
    queryKey: ['insights', 'reach', asked],
    queryFn: ({ signal }) =>
      call('POST /api/insights/reach', {
        body: JSON.parse(asked) as { scoreTag: string; cutOff: number },
        signal,
      }),
    enabled: asked !== '',
    retry: false,
  });
  const deploy = useChange(
    (wanted: WantedInsight) => call('POST /api/insights', { body: wanted }),
    [['insights'], ['insight-reviews']],
    () => {
      message.success(t('insights.proposed'));
      onClose();
    },
  );
  const required = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <Drawer open title={t('insights.deploy')} size={560} onClose={onClose}>
      <Form<WantedInsight>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ because: [] }}
        onFinish={deploy.mutate}
      >
        <Form.Item
          name="scoreTag"
          label={t('insights.score')}
          extra={tags.data && scores.length === 0 ? t('insights.noScores') : undefined}
          rules={[{ required: true, message: t('common.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={scores.map((tag) => ({ value: tag.code, label: label(tag) }))}
          />
        </Form.Item>
        <Form.Item
          name="cutOff"
          label={t('insights.cutOff')}
          rules={[{ required: true, message: t('common.required') }]}
        >
          <InputNumber style={{ width: 180 }} />
        </Form.Item>
        {reach.data && (
          <p className="quiet section" aria-live="polite">
            {t('insights.reach')} <Share part={reach.data.above} whole={reach.data.scored} />
          </p>
        )}
        {reach.isError && <ProblemView problem={asProblem(reach.error)} />}
        <CodeField of="tag" name="tag" label={t('insights.tag')} max={100} placeholder="insight.churn" />
        <NameFields />
        <Form.Item name="reason" label={t('insights.reason')} rules={required}>
          <Input.TextArea rows={3} maxLength={500} placeholder={t('insights.reasonExample')} />
        </Form.Item>
        <Form.Item name="because" label={t('insights.because')}>
          <Select
            mode="multiple"
            maxCount={8}
            showSearch={{ optionFilterProp: 'label' }}
            options={tags.data?.items.map((tag) => ({ value: tag.code, label: label(tag) })) ?? []}
          />
        </Form.Item>
        {deploy.isError && (
          <div className="section">
            <ProblemView problem={asProblem(deploy.error)} />
          </div>
        )}
        <p className="quiet section">{t('insights.fourEyes')}</p>
        <Button type="primary" htmlType="submit" loading={deploy.isPending}>
          {t('insights.propose')}
        </Button>
      </Form>
    </Drawer>
  );
}
