import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';

/** A customer is found by key alone: names and numbers stay out of addresses and records. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('customer.find')} facts={<span>{t('customer.findFacts')}</span>} />
      <Form
        layout="inline"
        requiredMark={false}
        onFinish={({ key }: { key: string }) => {
          void navigate(encodeURIComponent(key.trim()));
        }}
      >
        <Form.Item
          name="key"
          label={t('policy.customer')}
          rules={[{ required: true, whitespace: true, message: t('common.required') }]}
        >
          <Input autoFocus spellCheck={false} autoComplete="off" maxLength={100} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('customer.open')}
        </Button>
      </Form>
      <div className="section" style={{ marginTop: 24 }}>
        <Empty title={t('customer.emptyTitle')} text={t('customer.emptyText')} />
      </div>
    </>
  );
}
