import type { UseQueryResult } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { NEWS_KEY, type NewsItem } from './News';

/** The last things that others did; whoever opens it has read them, and sees which were new until it is closed. */
export default function NewsPanel(props: {
  news: UseQueryResult<{ items: NewsItem[]; unseen: number }>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const read = useChange((upTo: number) => call('POST /api/news/read', { body: { upTo } }), [NEWS_KEY]);
  // Marked when it is closed, so that what is new can be told from what is not while it is read.
  const close = () => {
    const newest = props.news.data?.items[0];
    if (newest?.unseen) read.mutate(newest.id);
    props.onClose();
  };
  return (
    <Drawer open title={t('news.title')} onClose={close} size={420}>
      <QueryView query={props.news}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('news.emptyTitle')} text={t('news.emptyText')} />
          ) : (
            <ul className="plain news">
              {items.map((item) => (
                <li key={item.id} className={item.unseen ? 'unseen' : ''}>
                  <Link to={`/campaigns/${item.campaign}/history`} onClick={close}>
                    {item.name}
                  </Link>
                  <div>
                    {item.unseen && <span className="visually-hidden">{t('news.new')} </span>}
                    {word('verdict', item.verdict ?? 'COMMENTED')}
                    {item.by !== 'system' && <span className="quiet"> · {item.by}</span>}{' '}
                    <span className="quiet small">
                      <When at={item.at} brief />
                    </span>
                  </div>
                  {item.text && <p className="quiet prose">{item.text}</p>}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Drawer>
  );
}
