import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import type { Subject } from '@shared/events/types';
import { FormModal } from '@shared/ui/FormModal';
import { CodeField, NameFields } from '@shared/ui/fields';

const SUBJECTS: readonly Subject[] = ['CODE', 'PRODUCT', 'MERCHANT', 'KIND'];

interface Draft {
  code: string;
  subject: Subject;
  nameZh: string;
  nameEn: string;
}

export function NewDictionary({ onDone }: { onDone: (code: string | null) => void }) {
  const { t } = useTranslation();
  const make = useChange(
    ({ code, ...names }: Draft) => call('PUT /api/dictionaries/{code}', { path: { code }, body: names }),
    [['dictionaries']],
    (made) => {
      onDone(made.code);
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <FormModal<Draft>
      title={t('dictionaries.new')}
      initial={{ subject: 'CODE' }}
      change={make}
      onClose={() => {
        onDone(null);
      }}
    >
      <Form.Item name="subject" label={t('dictionaries.subject')} rules={required}>
        <Select options={SUBJECTS.map((value) => ({ value, label: t(`dictionaries.subjects.${value}`) }))} />
      </Form.Item>
      <CodeField of="plain" max={40} />
      <NameFields />
    </FormModal>
  );
}
