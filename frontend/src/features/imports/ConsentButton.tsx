import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import type { ChannelCode, Purpose } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { FormModal } from '@shared/ui/FormModal';

const CHANNELS: ChannelCode[] = ['EMAIL', 'SMS', 'APP_PUSH', 'WECHAT', 'SOCIAL', 'CALL', 'RM_TASK'];
const PURPOSES: Purpose[] = ['MARKETING', 'SERVICE'];

interface Values {
  channel: ChannelCode;
  purpose: Purpose;
  evidence: string;
}

/** Records that these customers agreed to be contacted, and where the proof lies. Nobody is touched without it. */
export function ConsentButton({ source }: { source: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const may = useMay('MARKETER', 'OPERATOR');
  const record = useChange(
    (values: Values) => call('POST /api/customers/consents', { body: { source, ...values } }),
    [],
    ({ customers }) => {
      setOpen(false);
      message.success(t('consent.recorded', { count: customers, shown: exact(customers) }));
    },
  );
  if (!may) return null;
  const required = [{ required: true, message: t('common.required') }];
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('consent.record')}
      </Button>
      {open && (
        <FormModal<Values>
          title={t('consent.record')}
          action={t('consent.record')}
          text={t('consent.text')}
          initial={{ channel: 'EMAIL', purpose: 'MARKETING' }}
          change={record}
          onClose={() => {
            setOpen(false);
          }}
        >
          <Form.Item name="channel" label={t('campaigns.channel')}>
            <Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
          </Form.Item>
          <Form.Item name="purpose" label={t('consent.purpose')}>
            <Select options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))} />
          </Form.Item>
          <Form.Item name="evidence" label={t('consent.evidence')} rules={required}>
            <Input placeholder={t('consent.evidenceExample')} />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}
