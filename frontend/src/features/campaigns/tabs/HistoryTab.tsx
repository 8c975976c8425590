import { useTranslation } from 'react-i18next';
import type { Campaign } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';

export function HistoryTab({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  if (campaign.comments.length === 0)
    return <Empty title={t('history.empty')} text={t('history.emptyText')} />;
  return (
    <div className="sheet padded" style={{ paddingBlock: 4 }}>
      {[...campaign.comments].reverse().map((comment) => (
        <article className="comment" key={`${comment.at} ${comment.by}`}>
          <div className="facts">
            <strong>{comment.by}</strong>
            {comment.verdict && <span>{word('verdict', comment.verdict)}</span>}
            <When at={comment.at} />
          </div>
          {comment.text && <p className="prose">{comment.text}</p>}
        </article>
      ))}
    </div>
  );
}
