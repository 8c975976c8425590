import type { Schemas } from '@shared/api/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type { Campaign } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { SavedViews } from '@shared/views/SavedViews';
import { useParameter } from '@shared/ui/useParameter';
import { hasRun } from '../api/queries';

export type CampaignTouch = Schemas['LiveCampaignTouch'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/touches': {
      path: { code: string };
      query: { state: string; after: string };
      answer: { items: CampaignTouch[]; next: string | null };
    };
    'POST /api/campaigns/{code}/steps/{number}/retry': {
      path: { code: string; number: string };
      answer: void;
    };
  }
}

/** What a person asks for, in the states of the ledger. */
const FILTERS = {
  open: 'PLANNED,RETRY_AT',
  accepted: 'ACCEPTED',
  inDoubt: 'IN_DOUBT',
  refused: 'REFUSED_BY_CHANNEL,NOT_RENDERED,STOPPED,NO_CONSENT,UNREACHABLE,EXPIRED',
} as const;

/** Touch by touch, fifty at once, of the customers whom the person may see. */
export function TouchesTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  const [filter, setFilter] = useParameter('touches');
  const [pages, setPages] = useState<readonly string[]>(['']);
  const after = pages.at(-1) ?? '';
  const state = filter in FILTERS ? FILTERS[filter as keyof typeof FILTERS] : '';
  const touches = useQuery({
    queryKey: ['campaign', campaign.code, 'touches', state, after],
    queryFn: () =>
      call('GET /api/campaigns/{code}/touches', { path: { code: campaign.code }, query: { state, after } }),
    enabled: hasRun(campaign),
    placeholderData: keepPreviousData,
  });
  if (!hasRun(campaign)) return <Empty title={t('touches.none')} text={t('campaigns.notLaunched')} />;
  return (
    <>
      <div className="tools">
        <div style={{ overflowX: 'auto' }}>
          <Segmented
            aria-label={t('touches.filter')}
            value={filter in FILTERS ? filter : ''}
            onChange={(value) => {
              setPages(['']);
              setFilter(value);
            }}
            options={[
              { value: '', label: t('list.all') },
              ...(Object.keys(FILTERS) as (keyof typeof FILTERS)[]).map((value) => ({
                value: value as string,
                label: t(`touch.${value}`),
              })),
            ]}
          />
        </div>
        <SavedViews list="TOUCHES" />
      </div>
      <QueryView query={touches} skeletonRows={10}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={t('touches.none')} text={t('touches.noneText')} />
            ) : (
              <DataTable
                label={t('touches.title')}
                rows={items}
                rowKey={(row) => `${row.customer} ${row.element} ${row.due}`}
                columns={[
                  {
                    key: 'customer',
                    title: t('touches.customer'),
                    cell: (row) => (
                      <Link className="mono" to={`/audience/customers/${row.customer}`}>
                        {row.customer}
                      </Link>
                    ),
                  },
                  {
                    key: 'channel',
                    title: t('campaigns.channel'),
                    cell: (row) => word('channel', row.channel),
                  },
                  {
                    key: 'state',
                    title: t('campaigns.state'),
                    cell: (row) => (
                      <>
                        {word('touchState', row.state)}
                        {row.retryAt && (
                          <div className="quiet small">
                            {t('campaigns.nextAttempt')} <When at={row.retryAt} brief />
                          </div>
                        )}
                      </>
                    ),
                  },
                  {
                    key: 'detail',
                    title: t('touches.detail'),
                    wide: true,
                    cell: (row) => row.detail ?? <span className="quiet">–</span>,
                  },
                  {
                    key: 'due',
                    title: t('touches.due'),
                    right: true,
                    wide: true,
                    cell: (row) => <When at={row.due} brief />,
                  },
                ]}
              />
            )}
            <div className="tools" style={{ marginTop: 12 }}>
              <Button
                disabled={pages.length < 2}
                onClick={() => {
                  setPages(pages.slice(0, -1));
                }}
              >
                {t('list.previous')}
              </Button>
              <Button
                disabled={next === null}
                onClick={() => {
                  if (next !== null) setPages([...pages, next]);
                }}
              >
                {t('list.next')}
              </Button>
            </div>
          </>
        )}
      </QueryView>
    </>
  );
}
