import type { Schemas } from '@shared/api/schemas';
import BellOutlined from '@ant-design/icons/BellOutlined';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { BarButton } from './BarButton';

const NewsPanel = lazy(() => import('./NewsPanel'));

/** What others did to a campaign that concerns the reader. */
export type NewsItem = Schemas['NewsItem'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/news': { answer: { items: NewsItem[]; unseen: number } };
    'POST /api/news/read': { body: { upTo: number }; answer: void };
  }
}

export const NEWS_KEY = ['news'] as const;

/** The bell of the top bar, with how much has not been read. */
export function News() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const news = useQuery({
    queryKey: NEWS_KEY,
    queryFn: () => call('GET /api/news'),
    refetchInterval: 30_000,
  });
  const unseen = news.data?.unseen ?? 0;
  return (
    <>
      <BarButton
        icon={<BellOutlined />}
        count={unseen}
        label={t('news.unseen', { count: unseen })}
        onClick={() => {
          setOpen(true);
        }}
      />
      <Suspense fallback={null}>
        {open && (
          <NewsPanel
            news={news}
            onClose={() => {
              setOpen(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
