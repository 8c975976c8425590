import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { useRemoval } from '@shared/ui/useRemoval';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import { ChannelSelect } from './ChannelSelect';
import type { Capacity, Policy } from './types';

const STALE = [['policy']] as const;

interface Values {
  channel: string;
  branch?: string;
  perMinute?: number | null;
  perDay?: number | null;
}

/** Who comes for this section, from a campaign that waits for room, need not look for it. */
function toHere(section: HTMLElement | null) {
  if (section && window.location.hash === '#capacity') section.scrollIntoView();
}

/** What the channels can carry, and how much of it is taken now. A change holds for the next plan. */
export function Capacities({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const word = useWord();
  const operator = useMay('OPERATOR');
  const administrator = useMay('ADMINISTRATOR');
  const keeper = operator || administrator;
  const set = useChange(
    (values: Values) =>
      call('PUT /api/policy/capacities/{channel}/{branch}', {
        path: { channel: values.channel, branch: values.branch?.trim() || '*' },
        body: { perMinute: values.perMinute ?? null, perDay: values.perDay ?? null },
      }),
    STALE,
  );
  const drop = useRemoval({
    list: STALE[0],
    without: (now: Policy, gone: Capacity) => ({
      ...now,
      capacities: now.capacities.filter(
        (each) => each.channel !== gone.channel || each.branch !== gone.branch,
      ),
    }),
    remove: ({ channel, branch }) =>
      call('DELETE /api/policy/capacities/{channel}/{branch}', { path: { channel, branch } }),
    putBack: ({ channel, branch, perMinute, perDay }) =>
      call('PUT /api/policy/capacities/{channel}/{branch}', {
        path: { channel, branch },
        body: { perMinute, perDay },
      }),
    nameOf: ({ channel, branch }) =>
      [word('channel', channel), branch === '*' ? '' : branch].join(' ').trim(),
  });
  const failed = [set, drop].find((change) => change.isError);
  const share = (used: number, limit: number | null) =>
    limit === null ? '–' : `${exact(used)} / ${exact(limit)}`;
  return (
    <section className="section" id="capacity" ref={toHere}>
      <h2 className="section-title">{t('policy.capacity')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('policy.capacityText')}
      </p>
      {failed && <ProblemView problem={asProblem(failed.error)} />}
      {policy.capacities.length === 0 ? (
        <p>{t('policy.noCapacity')}</p>
      ) : (
        <DataTable
          label={t('policy.capacity')}
          rows={policy.capacities}
          rowKey={(row) => `${row.channel} ${row.branch}`}
          columns={[
            {
              key: 'channel',
              title: t('campaigns.channel'),
              cell: (row) => (
                <>
                  <span className="name">{word('channel', row.channel)}</span>
                  {row.branch !== '*' && <div className="quiet small">{row.branch}</div>}
                </>
              ),
            },
            {
              key: 'minute',
              title: t('policy.thisMinute'),
              right: true,
              cell: (row) => <span className="num">{share(row.minuteUsed, row.perMinute)}</span>,
            },
            {
              key: 'day',
              title: t('policy.today'),
              right: true,
              cell: (row) => <span className="num">{share(row.dayUsed, row.perDay)}</span>,
            },
            {
              key: 'drop',
              title: '',
              right: true,
              cell: (row) =>
                keeper && (
                  <Button
                    size="small"
                    aria-label={t('policy.dropNamed', { name: word('channel', row.channel) })}
                    onClick={() => {
                      drop.mutate(row);
                    }}
                  >
                    {t('policy.drop')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {keeper && (
        <Form<Values> layout="inline" requiredMark={false} onFinish={set.mutate} style={{ marginTop: 12 }}>
          <Form.Item
            name="channel"
            label={t('campaigns.channel')}
            rules={[{ required: true, message: t('common.required') }]}
          >
            <ChannelSelect />
          </Form.Item>
          <Form.Item name="branch" label={t('policy.branch')}>
            <Input placeholder={t('policy.wholeBank')} style={{ width: 120 }} />
          </Form.Item>
          <Form.Item name="perMinute" label={t('policy.perMinute')}>
            <InputNumber min={1} max={100_000_000} />
          </Form.Item>
          <Form.Item name="perDay" label={t('policy.perDay')}>
            <InputNumber min={0} max={100_000_000} />
          </Form.Item>
          <Button htmlType="submit" loading={set.isPending}>
            {t('policy.setCapacity')}
          </Button>
        </Form>
      )}
    </section>
  );
}
