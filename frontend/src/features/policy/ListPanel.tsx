import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Form, Input, Radio, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { ProblemView } from '@shared/ui/ProblemView';
import { useUndo } from '@shared/ui/useUndo';
import type { ListName } from './types';

interface Values {
  kind: 'ADD' | 'REMOVE';
  customers: string;
  until?: Dayjs | null;
  reason: string;
}

const keysOf = (text: string) => [
  ...new Set(
    text
      .split(/[\n,;，；]+/)
      .map((key) => key.trim())
      .filter(Boolean),
  ),
];

/** Puts customers on a list or takes them off: typed, pasted, or from a file with one key a line. */
export function ListPanel(props: { list: ListName; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const client = useQueryClient();
  const offer = useUndo();
  const [form] = Form.useForm<Values>();
  const save = useChange(
    (values: Values) =>
      call('POST /api/policy/lists/{list}', {
        path: { list: props.list },
        body: {
          customers: keysOf(values.customers),
          kind: values.kind,
          until: values.until?.toISOString() ?? null,
          reason: values.reason,
        },
      }),
    [['policy']],
    (answer, { kind }) => {
      offer(
        t(kind === 'ADD' ? 'policy.listed' : 'policy.unlisted', {
          list: word('policyList', props.list),
          count: answer.customers,
          shown: exact(answer.customers),
        }),
        () =>
          call('POST /api/policy/list-acts/{act}/undo', { path: { act: String(answer.act) } }).then(() =>
            client.invalidateQueries({ queryKey: ['policy'] }),
          ),
      );
      props.onClose();
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Drawer open title={word('policyList', props.list)} onClose={props.onClose} size={440}>
      {save.isError && (
        <div className="section">
          <ProblemView problem={asProblem(save.error)} />
        </div>
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'ADD', customers: '', reason: '' }}
        onFinish={save.mutate}
      >
        <Form.Item name="kind" label={t('policy.act')}>
          <Radio.Group
            options={[
              { value: 'ADD', label: t('policy.add') },
              { value: 'REMOVE', label: t('policy.remove') },
            ]}
          />
        </Form.Item>
        <Form.Item name="customers" label={t('policy.keys')} rules={required} extra={t('policy.keysHint')}>
          <Input.TextArea rows={6} spellCheck={false} />
        </Form.Item>
        <Form.Item>
          <Upload
            accept=".csv,.txt"
            maxCount={1}
            showUploadList={false}
            beforeUpload={async (file) => {
              form.setFieldValue('customers', keysOf(await file.text()).join('\n'));
              return false;
            }}
          >
            <Button>{t('policy.fromFile')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="until" label={t('policy.until')} extra={t('policy.untilHint')}>
          <DatePicker showTime style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('policy.reason')} rules={required} extra={t('policy.reasonHint')}>
          <Input maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
