import { useTranslation } from 'react-i18next';
import type { TaskSummary } from '@shared/api/types';
import { When } from '@shared/ui/Numbers';

/** Until when; a task that is late says so in a word, not by colour alone. */
export function Due({ task }: { task: TaskSummary }) {
  const { t } = useTranslation();
  if (!task.due) return <span className="quiet">–</span>;
  return task.overdue ? (
    <span className="mark red">
      ! {t('tasks.overdue')} <When at={task.due} brief />
    </span>
  ) : (
    <When at={task.due} brief />
  );
}
