import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useSettled } from '@shared/ui/useSettled';
import { CampaignAnswer } from './CampaignAnswer';
import { ChannelSelect } from './ChannelSelect';
import { ContactAnswer } from './ContactAnswer';

interface Asked {
  customer: string;
  campaign: string;
  channel: string;
  purpose: string;
}

/** About one customer: of a campaign, why it was contacted or not; of none, whether it may be contacted now. */
export function WhyPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const asked: Asked = {
    customer: search.get('customer') ?? '',
    campaign: search.get('campaign') ?? '',
    channel: search.get('channel') ?? 'SMS',
    purpose: search.get('purpose') ?? 'MARKETING',
  };
  return (
    <>
      <PageHead title={t('policy.why')} facts={<span>{t('policy.whyFacts')}</span>} />
      <Question
        key={search.toString()}
        asked={asked}
        onAsk={(values) => {
          setSearch(values.campaign === '' ? withoutCampaign(values) : { ...values });
        }}
      />
      <div className="section" style={{ marginTop: 24 }}>
        {asked.customer === '' ? (
          <Empty title={t('policy.askTitle')} text={t('policy.askText')} />
        ) : asked.campaign === '' ? (
          <OfNow asked={asked} />
        ) : (
          <OfCampaign asked={asked} />
        )}
      </div>
    </>
  );
}

function withoutCampaign({ customer, channel, purpose }: Asked) {
  return { customer, channel, purpose };
}

function Question({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, 150);
  const campaigns = useQuery({
    queryKey: ['campaigns', 'why', search],
    queryFn: ({ signal }) => call('GET /api/campaigns', { query: { search }, signal }),
    placeholderData: keepPreviousData,
  });
  const [form] = Form.useForm<Asked>();
  const campaign = Form.useWatch('campaign', form) ?? asked.campaign;
  return (
    <Form<Asked>
      form={form}
      layout="inline"
      requiredMark={false}
      initialValues={asked}
      onFinish={(values) => {
        onAsk({
          ...asked,
          ...values,
          customer: values.customer.trim(),
          campaign: (values.campaign || '').trim(),
        });
      }}
    >
      <Form.Item
        name="customer"
        label={t('policy.customer')}
        rules={[{ required: true, message: t('common.required') }]}
      >
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="campaign" label={t('why.campaign')}>
        <AutoComplete
          allowClear
          style={{ minWidth: 220 }}
          placeholder={t('why.noCampaign')}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          options={(campaigns.data?.items ?? []).map(({ code, name }) => ({
            value: code,
            label: `${name} ${code}`,
          }))}
        />
      </Form.Item>
      {campaign === '' && (
        <>
          <Form.Item name="channel" label={t('campaigns.channel')}>
            <ChannelSelect also={[asked.channel]} />
          </Form.Item>
          <Form.Item name="purpose" label={t('policy.purpose')}>
            <Select
              style={{ minWidth: 110 }}
              options={['MARKETING', 'SERVICE'].map((value) => ({ value, label: word('purpose', value) }))}
            />
          </Form.Item>
        </>
      )}
      <Button type="primary" htmlType="submit">
        {t('policy.ask')}
      </Button>
    </Form>
  );
}

function OfNow({ asked: { customer, channel, purpose } }: { asked: Asked }) {
  const why = useQuery({
    queryKey: ['policy', 'why', customer, channel, purpose],
    queryFn: () =>
      call('GET /api/policy/customers/{key}', { path: { key: customer }, query: { channel, purpose } }),
  });
  return <QueryView query={why}>{(answer) => <ContactAnswer answer={answer} />}</QueryView>;
}

function OfCampaign({ asked: { customer, campaign } }: { asked: Asked }) {
  const why = useQuery({
    queryKey: ['campaign', campaign, 'why', customer],
    queryFn: () =>
      call('GET /api/campaigns/{code}/customers/{key}/explanation', {
        path: { code: campaign, key: customer },
      }),
  });
  return <QueryView query={why}>{(answer) => <CampaignAnswer answer={answer} />}</QueryView>;
}
