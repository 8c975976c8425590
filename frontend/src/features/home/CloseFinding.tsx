import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { FormModal } from '@shared/ui/FormModal';
import type { TagFinding } from './types';

/** A finding is closed with what was found out, never without a word. */
export function CloseFinding({ finding, onClose }: { finding: TagFinding; onClose: () => void }) {
  const { t } = useTranslation();
  const close = useChange(
    ({ note }: { note: string }) =>
      call('POST /api/tag-findings/{id}/closing', { path: { id: String(finding.id) }, body: { note } }),
    [['tag-findings']],
    onClose,
  );
  return (
    <FormModal<{ note: string }>
      title={finding.tagCode}
      action={t('findings.close')}
      change={close}
      onClose={onClose}
    >
      <Form.Item
        name="note"
        label={t('findings.note')}
        rules={[{ required: true, whitespace: true, message: t('common.required') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormModal>
  );
}
