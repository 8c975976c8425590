import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { SESSION_KEY } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';

export function LoginForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const client = useQueryClient();
  const login = useMutation({
    mutationFn: (body: { name: string; password: string }) => call('POST /api/session', { body }),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session);
      void navigate(destination(parameters.get('next')), { replace: true });
    },
  });
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Form layout="vertical" requiredMark={false} onFinish={login.mutate} disabled={login.isPending}>
      {login.isError && (
        <div style={{ marginBottom: 16 }}>
          <ProblemView problem={asProblem(login.error)} />
        </div>
      )}
      <Form.Item name="name" label={t('session.name')} rules={required}>
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={t('session.password')} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={login.isPending}>
        {t('session.logIn')}
      </Button>
    </Form>
  );
}

/** Only a path of this application: an address with a host would make the log-in a trampoline. */
export function destination(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
