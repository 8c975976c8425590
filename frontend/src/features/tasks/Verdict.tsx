import RollbackOutlined from '@ant-design/icons/RollbackOutlined';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import type { Task } from '@shared/api/types';
import { VerdictForm, type Word } from './VerdictForm';

/** Approval is given to the hash that was shown, so what is signed is what was read. */
export function Verdict({ task, onDone }: { task: Task; onDone: (verdict: 'approve' | 'refuse') => void }) {
  const { t } = useTranslation();
  const decide = useChange(
    ({ choice, comment }: Word) => {
      const path = { id: task.id };
      return choice === 'yes'
        ? call('POST /api/tasks/{id}/approve', {
            path,
            body: { hash: task.manifestHash ?? '', ...(comment ? { comment } : {}) },
          })
        : call('POST /api/tasks/{id}/refuse', { path, body: { comment } });
    },
    [['tasks'], ['campaigns'], ['campaign', task.campaign.code], ['home']],
    (_, { choice }) => {
      onDone(choice === 'yes' ? 'approve' : 'refuse');
    },
  );
  const { name } = task.campaign;
  return (
    <VerdictForm
      saying={decide}
      labels={{ yes: t('tasks.approve'), no: t('tasks.refuse') }}
      noIcon={<RollbackOutlined />}
      hint={t('tasks.commentHint')}
      missing={t('tasks.commentMissing')}
      sure={{ yes: t('tasks.sure.approve', { name }), no: t('tasks.sure.refuse', { name }) }}
      about={
        task.manifestHash && <span className="mono small">SHA-256 {task.manifestHash.slice(0, 16)}…</span>
      }
    />
  );
}
