import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import type { TagFinding } from './types';

/** A finding is closed with what was found out, never without a word. */
export function CloseFinding({ finding, onClose }: { finding: TagFinding; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note: string }>();
  const close = useChange(
    ({ note }: { note: string }) =>
      call('POST /api/tag-findings/{id}/closing', { path: { id: String(finding.id) }, body: { note } }),
    [['tag-findings']],
    onClose,
  );
  return (
    <Modal
      open
      title={finding.tagCode}
      okText={t('findings.close')}
      confirmLoading={close.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {close.isError && <ProblemView problem={asProblem(close.error)} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={close.mutate}>
        <Form.Item
          name="note"
          label={t('findings.note')}
          rules={[{ required: true, whitespace: true, message: t('common.required') }]}
        >
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
