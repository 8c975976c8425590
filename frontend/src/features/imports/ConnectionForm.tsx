import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import { SureButton } from '@shared/ui/SureButton';
import type { Connection, ConnectionKind } from './types';

const KINDS: ConnectionKind[] = ['POSTGRESQL', 'KAFKA'];

/** Parts of an address, and the name of a secret: the secret itself stays in the settings. */
export function ConnectionForm({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Connection>();
  const kind = Form.useWatch('kind', form) ?? connection?.kind ?? 'POSTGRESQL';
  const broker = kind === 'KAFKA';
  const keys = [['source-connections']];
  const save = useChange(
    ({ code, name, host, port, database, credentials }: Connection) =>
      call('PUT /api/source-connections/{code}', {
        path: { code },
        body: {
          name,
          kind,
          host,
          port,
          ...(broker ? {} : { database, credentials: credentials || null }),
        },
      }),
    keys,
    onClose,
  );
  const remove = useChange(
    (code: string) => call('DELETE /api/source-connections/{code}', { path: { code } }),
    keys,
    onClose,
  );
  const failed = save.error ?? remove.error;
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Drawer
      open
      title={connection?.name ?? t('connections.new')}
      onClose={onClose}
      size={480}
      extra={
        connection && (
          <SureButton
            question={t('connections.removeQuestion')}
            label={t('connections.remove')}
            danger
            loading={remove.isPending}
            onSure={() => {
              remove.mutate(connection.code);
            }}
          />
        )
      }
    >
      <Form<Connection>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={connection ?? { kind: 'POSTGRESQL', port: 5432 }}
        onFinish={save.mutate}
      >
        {failed && (
          <div className="section">
            <ProblemView problem={asProblem(failed)} />
          </div>
        )}
        <Form.Item name="kind" label={t('connections.kind')}>
          <Select
            options={KINDS.map((value) => ({ value, label: t(`connectionKind.${value}`) }))}
            onChange={(value: ConnectionKind) => {
              form.setFieldValue('port', value === 'KAFKA' ? 9092 : 5432);
            }}
          />
        </Form.Item>
        <Form.Item name="code" label={t('imports.code')} rules={required}>
          <Input spellCheck={false} disabled={Boolean(connection)} />
        </Form.Item>
        <Form.Item name="name" label={t('connections.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item
          name="host"
          label={t('connections.host')}
          tooltip={t('connections.hostHint')}
          rules={required}
        >
          <Input spellCheck={false} />
        </Form.Item>
        <Form.Item name="port" label={t('connections.port')} rules={required}>
          <InputNumber min={1} max={65535} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        {!broker && (
          <>
            <Form.Item name="database" label={t('connections.database')} rules={required}>
              <Input spellCheck={false} />
            </Form.Item>
            <Form.Item
              name="credentials"
              label={t('connections.credentials')}
              tooltip={t('connections.credentialsHint')}
            >
              <Input spellCheck={false} />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('connections.save')}
        </Button>
      </Form>
    </Drawer>
  );
}
