import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Subject } from '@shared/events/types';
import { ProblemView } from '@shared/ui/ProblemView';

const SUBJECTS: readonly Subject[] = ['CODE', 'PRODUCT', 'MERCHANT', 'KIND'];

interface Draft {
  code: string;
  subject: Subject;
  nameZh: string;
  nameEn: string;
}

export function NewDictionary({ onDone }: { onDone: (code: string | null) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Draft>();
  const make = useChange(
    ({ code, ...names }: Draft) => call('PUT /api/dictionaries/{code}', { path: { code }, body: names }),
    [['dictionaries']],
    (made) => {
      onDone(made.code);
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal
      open
      title={t('dictionaries.new')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={make.isPending}
      onOk={() => {
        form.submit();
      }}
      onCancel={() => {
        onDone(null);
      }}
    >
      {make.isError && <ProblemView problem={asProblem(make.error)} />}
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ subject: 'CODE' }}
        onFinish={(draft) => {
          make.mutate(draft);
        }}
      >
        <Form.Item name="subject" label={t('dictionaries.subject')} rules={required}>
          <Select
            options={SUBJECTS.map((value) => ({ value, label: t(`dictionaries.subjects.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="code"
          label={t('dictionaries.code')}
          rules={[...required, { pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, message: t('dictionaries.codeRule') }]}
        >
          <Input maxLength={40} className="mono" />
        </Form.Item>
        <Form.Item name="nameZh" label={t('dictionaries.nameZh')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('dictionaries.nameEn')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
