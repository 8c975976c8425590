import type { Schemas } from '@shared/api/schemas';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Json } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { ProblemView } from '@shared/ui/ProblemView';
import { useSettled } from '@shared/ui/useSettled';
import { useTags } from './api';

const PAGE = 20;
const PAUSE_MS = 200;

interface Question {
  kind?: string;
  among?: string;
  definition: Json;
}

export type CustomerSample = Schemas['SamplingCustomersCustomerSample'];

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/segments/sample': {
      body: Question & { skip: number; limit: number };
      answer: CustomerSample;
    };
  }
}

/** Some of the customers whom the definition means, with what it asks of them; looked up when asked for. */
export function SampleCustomers(props: Question) {
  const { t } = useTranslation();
  const may = useMay('MARKETER', 'ANALYST');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return open ? (
    <Sample {...props} />
  ) : (
    <p className="section" style={{ marginTop: 12 }}>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('sample.look')}
      </Button>
    </p>
  );
}

function Sample({ kind, among, definition }: Question) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const asked = useSettled(JSON.stringify({ kind, among, definition }), PAUSE_MS);
  const [place, setPlace] = useState({ asked, skip: 0 });
  const skip = place.asked === asked ? place.skip : 0;
  const tags = useTags();
  const sample = useQuery({
    queryKey: ['segment-sample', asked, skip],
    queryFn: ({ signal }) =>
      call('POST /api/segments/sample', {
        body: { ...(JSON.parse(asked) as Question), skip, limit: PAGE },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (sample.isError) return <ProblemView problem={asProblem(sample.error)} />;
  const { data } = sample;
  if (!data) return <p className="quiet section">{t('sample.looking')}</p>;
  const tagName = (code: string) => {
    const tag =
      tags.data?.items.find((each) => each.code === code) ??
      tags.data?.items.find((each) => each.code === `${among ?? ''}.${code}`);
    return tag ? nameOf(tag) : code;
  };
  return (
    <section className="section" style={{ marginTop: 24, opacity: sample.isPlaceholderData ? 0.55 : 1 }}>
      <h2 className="section-title">{t('sample.title')}</h2>
      <DataTable
        label={t('sample.title')}
        rows={data.items}
        rowKey={(row) => row.customer}
        columns={[
          {
            key: 'customer',
            title: t('nav.customers'),
            cell: (row) => (
              <Link className="mono" to={`/audience/customers/${encodeURIComponent(row.customer)}`}>
                {row.customer}
              </Link>
            ),
          },
          ...data.tags.map((tag) => ({
            key: tag,
            title: tagName(tag),
            cell: (row: CustomerSample['items'][number]) =>
              row.values[tag] ?? <span className="quiet">–</span>,
          })),
        ]}
      />
      {data.count > PAGE && (
        <p style={{ marginTop: 8 }}>
          <Button
            disabled={skip === 0}
            onClick={() => {
              setPlace({ asked, skip: skip - PAGE });
            }}
          >
            {t('sample.before')}
          </Button>{' '}
          <Button
            disabled={skip + PAGE >= data.count}
            onClick={() => {
              setPlace({ asked, skip: skip + PAGE });
            }}
          >
            {t('sample.next')}
          </Button>
        </p>
      )}
    </section>
  );
}
