import { useTranslation } from 'react-i18next';
import type { ImportRun } from '@shared/api/types';

const LOOK = { RUNNING: ['blue', '◷'], DONE: ['green', '✓'], FAILED: ['red', '✕'] } as const;

export function ImportStateMark({ state }: { state: ImportRun['state'] }) {
  const { t } = useTranslation();
  const [colour, icon] = LOOK[state];
  return (
    <span className={`mark ${colour}`}>
      <span aria-hidden>{icon}</span> {t(`importState.${state}`)}
    </span>
  );
}
