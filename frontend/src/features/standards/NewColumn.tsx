import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { FormModal } from '@shared/ui/FormModal';
import { STALE, useStandards } from './api';
import type { StandardColumn } from './types';

interface Draft {
  source: string;
  column: string;
  standard: string;
  sameCodes?: boolean;
}

/** Which column speaks of what a standard codes. */
export function NewColumn({ onDone }: { onDone: (made: StandardColumn | null) => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const [form] = Form.useForm<Draft>();
  const chosen = Form.useWatch('source', form) as string | undefined;
  const sources = useQuery({ queryKey: ['sources'], queryFn: () => call('GET /api/sources') });
  const standards = useStandards();
  const add = useChange(
    (draft: Draft) =>
      call('POST /api/standard-columns', { body: { ...draft, sameCodes: draft.sameCodes === true } }),
    STALE,
    onDone,
  );
  const required = [{ required: true, message: t('common.required') }];
  const columns = sources.data?.find((source) => source.code === chosen)?.columns ?? [];
  return (
    <FormModal<Draft>
      title={t('standards.addColumn')}
      action={t('standards.addColumn')}
      form={form}
      change={add}
      onClose={() => {
        onDone(null);
      }}
    >
      <Form.Item name="source" label={t('imports.source')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => {
            form.resetFields(['column']);
          }}
          options={sources.data?.map((source) => ({
            value: source.code,
            label: `${source.name} · ${source.code}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="column" label={t('imports.column')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={columns.map(({ name }) => ({ value: name, label: name }))}
        />
      </Form.Item>
      <Form.Item name="standard" label={t('standards.name')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={standards.data?.map((each) => ({
            value: each.code,
            label: `${nameOf(each)} · ${each.code}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="sameCodes" valuePropName="checked" extra={t('standards.fromNextImport')}>
        <Checkbox>{t('standards.sameCodes')}</Checkbox>
      </Form.Item>
    </FormModal>
  );
}
