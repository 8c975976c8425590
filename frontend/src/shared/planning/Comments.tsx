import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { asProblem } from '../api/problem';
import { useChange } from '../api/queries';
import type { Campaign } from '../api/types';
import { useWord } from '../i18n/words';
import { useMay } from '../session/session';
import { Empty } from '../ui/Empty';
import { When } from '../ui/Numbers';
import { ProblemView } from '../ui/ProblemView';

/** What people said about a campaign on its way, and a word of one's own. */
export function Comments({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const word = useWord();
  const may = useMay('MARKETER', 'APPROVER');
  const [text, setText] = useState('');
  const say = useChange(
    () => call('POST /api/campaigns/{code}/comments', { path: { code: campaign.code }, body: { text } }),
    [['campaign', campaign.code], ['tasks']],
    () => {
      setText('');
    },
  );
  return (
    <>
      {campaign.comments.length === 0 ? (
        <Empty title={t('history.empty')} text={t('history.emptyText')} />
      ) : (
        <div className="sheet padded" style={{ paddingBlock: 4 }}>
          {[...campaign.comments].reverse().map((comment) => (
            <article className="comment" key={`${comment.at} ${comment.by} ${comment.verdict ?? ''}`}>
              <div className="facts">
                <strong>{comment.by}</strong>
                {comment.verdict && <span>{word('verdict', comment.verdict)}</span>}
                <When at={comment.at} />
              </div>
              {comment.text && (
                <p className="prose" style={{ whiteSpace: 'pre-wrap' }}>
                  {comment.text}
                </p>
              )}
            </article>
          ))}
        </div>
      )}
      {may && (
        <div style={{ marginTop: 12 }}>
          {say.isError && <ProblemView problem={asProblem(say.error)} />}
          <label>
            {t('history.say')}
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              value={text}
              style={{ marginTop: 4 }}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          </label>
          <Button
            style={{ marginTop: 8 }}
            disabled={!text.trim()}
            loading={say.isPending}
            onClick={() => {
              say.mutate(undefined);
            }}
          >
            {t('history.send')}
          </Button>
        </div>
      )}
    </>
  );
}
