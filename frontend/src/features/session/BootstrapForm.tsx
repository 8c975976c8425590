import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { ProblemView } from '@shared/ui/ProblemView';

/** Makes the first administrator of a new installation, once. */
export function BootstrapForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (body: { token: string; name: string; password: string }) =>
      call('POST /api/bootstrap', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['bootstrap'] }),
  });
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Form layout="vertical" requiredMark={false} onFinish={create.mutate} disabled={create.isPending}>
      <h2 style={{ fontSize: 16, marginBottom: 4 }}>{t('session.bootstrapTitle')}</h2>
      <p className="quiet" style={{ marginBottom: 16 }}>
        {t('session.bootstrapText')}
      </p>
      {create.isError && (
        <div style={{ marginBottom: 16 }}>
          <ProblemView problem={asProblem(create.error)} />
        </div>
      )}
      <Form.Item name="token" label={t('session.token')} rules={required}>
        <Input autoFocus autoComplete="one-time-code" spellCheck={false} />
      </Form.Item>
      <Form.Item name="name" label={t('session.newName')} rules={required}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('session.newPassword')}
        rules={[...required, { min: 12, message: t('session.passwordLength') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={create.isPending}>
        {t('session.createAdministrator')}
      </Button>
    </Form>
  );
}
