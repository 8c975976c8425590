import CheckOutlined from '@ant-design/icons/CheckOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import { App, Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { usePageKeys } from '@shared/ui/usePageKeys';
import type { ReleaseView } from './types';

type Choice = 'release' | 'refuse';

/** The word is about the number that was on the screen; where it has changed, the server refuses it. */
export function ReleaseVerdict({
  view: { task, ahead },
  onDone,
}: {
  view: ReleaseView;
  onDone: (verdict: Choice) => void;
}) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const field = useRef<TextAreaRef>(null);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useChange(
    (choice: Choice) => {
      const body = { customers: ahead.customers, comment: comment.trim() || null };
      const path = { id: task.id };
      return choice === 'release'
        ? call('POST /api/releases/{id}/release', { path, body })
        : call('POST /api/releases/{id}/refuse', { path, body });
    },
    [['tasks'], ['campaign', task.campaign.code], ['home']],
    (_, choice) => {
      onDone(choice);
    },
  );
  /** It cannot be taken back: it asks once more. */
  function ask(choice: Choice) {
    if (decide.isPending) return;
    if (choice === 'refuse' && !comment.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    modal.confirm({
      title: t(`release.sure.${choice}`, { shown: exact(ahead.customers) }),
      okText: t(`release.${choice}`),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: choice === 'refuse' },
      autoFocusButton: 'ok',
      onOk: () => {
        decide.mutate(choice);
      },
    });
  }
  usePageKeys({
    a: () => {
      ask('release');
    },
    r: () => {
      ask('refuse');
    },
  });
  return (
    <div className="no-print">
      {decide.isError && (
        <div className="section">
          <ProblemView problem={asProblem(decide.error)} />
        </div>
      )}
      <label>
        {t('tasks.comment')} <span className="quiet small">{t('release.commentHint')}</span>
        <Input.TextArea
          ref={field}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={comment}
          status={missing ? 'error' : ''}
          aria-invalid={missing}
          aria-describedby={missing ? 'comment-missing' : undefined}
          style={{ marginTop: 4 }}
          onChange={(event) => {
            setComment(event.target.value);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </label>
      {missing && (
        <p id="comment-missing" role="alert" style={{ color: 'var(--red)' }}>
          {t('release.commentMissing')}
        </p>
      )}
      <p className="quiet small desktop-only" style={{ marginTop: 6 }}>
        <kbd>a</kbd> {t('release.release')} · <kbd>r</kbd> {t('release.refuse')} · <kbd>c</kbd>{' '}
        {t('tasks.claim')}
      </p>
      <div className="thumb-bar">
        <Button
          danger
          icon={<StopOutlined />}
          loading={decide.isPending && decide.variables === 'refuse'}
          disabled={decide.isPending}
          onClick={() => {
            ask('refuse');
          }}
        >
          {t('release.refuse')}
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined />}
          loading={decide.isPending && decide.variables === 'release'}
          disabled={decide.isPending}
          onClick={() => {
            ask('release');
          }}
        >
          {t('release.release')}
        </Button>
      </div>
    </div>
  );
}
