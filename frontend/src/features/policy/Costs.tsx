import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import type {} from '@shared/planning/types';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { ChannelSelect } from './ChannelSelect';

/** What a message costs, for the pre-flight of campaigns. Nobody has said is another thing than nothing. */
export function Costs() {
  const { t } = useTranslation();
  const word = useWord();
  const operator = useMay('OPERATOR');
  const administrator = useMay('ADMINISTRATOR');
  const costs = useQuery({ queryKey: ['channel-costs'], queryFn: () => call('GET /api/channel-costs') });
  const set = useChange(
    (values: { channel: string; perMessage?: number | null }) =>
      call('PUT /api/channels/{channel}/cost', {
        path: { channel: values.channel },
        body: { perMessage: values.perMessage ?? null },
      }),
    [['channel-costs']],
  );
  return (
    <section className="section">
      <h2 className="section-title">{t('policy.costs')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('policy.costsText')}
      </p>
      {set.isError && <ProblemView problem={asProblem(set.error)} />}
      <QueryView query={costs} skeletonRows={3}>
        {(rows) => (
          <DataTable
            label={t('policy.costs')}
            rows={rows}
            rowKey={(row) => row.channel}
            columns={[
              {
                key: 'channel',
                title: t('campaigns.channel'),
                cell: (row) => <span className="name">{word('channel', row.channel)}</span>,
              },
              {
                key: 'cost',
                title: t('policy.perMessage'),
                right: true,
                cell: (row) =>
                  row.perMessage === null ? (
                    <span className="quiet">{t('preflight.noCost')}</span>
                  ) : (
                    <span className="num">{row.perMessage}</span>
                  ),
              },
            ]}
          />
        )}
      </QueryView>
      {(operator || administrator) && (
        <Form<{ channel: string; perMessage?: number | null }>
          layout="inline"
          requiredMark={false}
          onFinish={set.mutate}
          style={{ marginTop: 12 }}
        >
          <Form.Item
            name="channel"
            label={t('campaigns.channel')}
            rules={[{ required: true, message: t('common.required') }]}
          >
            <ChannelSelect />
          </Form.Item>
          <Form.Item name="perMessage" label={t('policy.perMessage')}>
            <InputNumber min={0} max={10_000} precision={4} />
          </Form.Item>
          <Button htmlType="submit" loading={set.isPending}>
            {t('policy.setCost')}
          </Button>
        </Form>
      )}
    </section>
  );
}
