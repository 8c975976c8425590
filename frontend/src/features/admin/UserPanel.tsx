import { Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Branch, Role, User } from '@shared/api/types';
import { ProblemView } from '@shared/ui/ProblemView';

const ROLES: Role[] = [
  'MARKETER',
  'APPROVER',
  'ANALYST',
  'OPERATOR',
  'RELATIONSHIP_MANAGER',
  'ADMINISTRATOR',
];

interface Values {
  name: string;
  password: string;
  roles: Role[];
  branch: string;
  locked: boolean;
}

/** One person's roles and place in the bank; without a person, the form for a new one. */
export function UserPanel(props: {
  user: User | undefined;
  branches: readonly Branch[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { user } = props;
  const save = useChange(
    ({ name, password, roles, branch, locked }: Values) =>
      user
        ? call('PUT /api/users/{name}', { path: { name: user.name }, body: { roles, branch, locked } })
        : call('POST /api/users', { body: { name, password, roles, branch } }),
    [['users']],
    props.onClose,
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Drawer open title={user?.name ?? t('users.new')} onClose={props.onClose} size={420}>
      {save.isError && (
        <div className="section">
          <ProblemView problem={asProblem(save.error)} />
        </div>
      )}
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        initialValues={user ?? { roles: ['MARKETER'], locked: false, branch: props.branches[0]?.code }}
        onFinish={save.mutate}
      >
        {!user && (
          <>
            <Form.Item name="name" label={t('session.name')} rules={required}>
              <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('session.password')}
              rules={[...required, { min: 12, message: t('session.passwordLength') }]}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          </>
        )}
        <Form.Item name="roles" label={t('users.roles')} rules={required}>
          <Select mode="multiple" options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="branch" label={t('users.branch')} rules={required} extra={t('users.branchHint')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={props.branches.map((branch) => ({
              value: branch.code,
              label: `${branch.code} ${branch.name}`,
            }))}
          />
        </Form.Item>
        {user && (
          <Form.Item name="locked" label={t('users.locked')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
