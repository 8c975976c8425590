import CheckOutlined from '@ant-design/icons/CheckOutlined';
import RollbackOutlined from '@ant-design/icons/RollbackOutlined';
import { App, Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Task } from '@shared/api/types';
import { ProblemView } from '@shared/ui/ProblemView';
import { usePageKeys } from '@shared/ui/usePageKeys';

type Choice = 'approve' | 'refuse';

/** Approval is given to the hash that was shown, so what is signed is what was read. A refusal needs its reason. */
export function Verdict({ task, onDone }: { task: Task; onDone: (verdict: Choice) => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const field = useRef<TextAreaRef>(null);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const decide = useChange(
    (choice: Choice) => {
      const path = { id: task.id };
      const text = comment.trim();
      return choice === 'approve'
        ? call('POST /api/tasks/{id}/approve', {
            path,
            body: { hash: task.manifestHash ?? '', ...(text ? { comment: text } : {}) },
          })
        : call('POST /api/tasks/{id}/refuse', { path, body: { comment: text } });
    },
    [['tasks'], ['campaigns'], ['campaign', task.campaign.code], ['home']],
    (_, choice) => {
      onDone(choice);
    },
  );
  function choose(choice: Choice) {
    if (choice === 'refuse' && !comment.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    decide.mutate(choice);
  }
  /** A key is pressed by mistake more easily than a button: it asks once more. */
  function ask(choice: Choice) {
    if (decide.isPending) return;
    if (choice === 'refuse' && !comment.trim()) {
      choose(choice);
      return;
    }
    modal.confirm({
      title: t(`tasks.sure.${choice}`, { name: task.campaign.name }),
      content: task.manifestHash && (
        <span className="mono small">SHA-256 {task.manifestHash.slice(0, 16)}…</span>
      ),
      okText: t(`tasks.${choice}`),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: choice === 'refuse' },
      autoFocusButton: 'ok',
      onOk: () => {
        choose(choice);
      },
    });
  }
  usePageKeys({
    a: () => {
      ask('approve');
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
        {t('tasks.comment')} <span className="quiet small">{t('tasks.commentHint')}</span>
        <Input.TextArea
          ref={field}
          autoSize={{ minRows: 2, maxRows: 6 }}
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask('refuse');
          }}
        />
      </label>
      {missing && (
        <p id="comment-missing" role="alert" style={{ color: 'var(--red)' }}>
          {t('tasks.commentMissing')}
        </p>
      )}
      <p className="quiet small desktop-only" style={{ marginTop: 6 }}>
        <kbd>a</kbd> {t('tasks.approve')} · <kbd>r</kbd> {t('tasks.refuse')} · <kbd>c</kbd> {t('tasks.claim')}{' '}
        · <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('tasks.keyRefuse')}
      </p>
      <div className="thumb-bar">
        <Button
          danger
          icon={<RollbackOutlined />}
          loading={decide.isPending && decide.variables === 'refuse'}
          disabled={decide.isPending}
          onClick={() => {
            choose('refuse');
          }}
        >
          {t('tasks.refuse')}
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined />}
          loading={decide.isPending && decide.variables === 'approve'}
          disabled={decide.isPending}
          onClick={() => {
            choose('approve');
          }}
        >
          {t('tasks.approve')}
        </Button>
      </div>
    </div>
  );
}
