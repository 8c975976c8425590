import CheckOutlined from '@ant-design/icons/CheckOutlined';
import RollbackOutlined from '@ant-design/icons/RollbackOutlined';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Task } from '@shared/api/types';
import { ProblemView } from '@shared/ui/ProblemView';

type Choice = 'approve' | 'refuse';

/** Approval is given to the hash that was shown, so what is signed is what was read. A refusal needs its reason. */
export function Verdict({ task, onDone }: { task: Task; onDone: (verdict: Choice) => void }) {
  const { t } = useTranslation();
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
      return;
    }
    decide.mutate(choice);
  }
  return (
    <>
      {decide.isError && (
        <div className="section">
          <ProblemView problem={asProblem(decide.error)} />
        </div>
      )}
      <label>
        {t('tasks.comment')} <span className="quiet small">{t('tasks.commentHint')}</span>
        <Input.TextArea
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
        />
      </label>
      {missing && (
        <p id="comment-missing" role="alert" style={{ color: 'var(--red)' }}>
          {t('tasks.commentMissing')}
        </p>
      )}
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
    </>
  );
}
