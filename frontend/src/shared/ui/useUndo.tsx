import { App, Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { ProblemView } from './ProblemView';
import { isField } from './useListKeys';

const SECONDS = 12;
/** One notice at a time: the last act is the one that is taken back. */
const NOTICE = 'undo';

/** Says what was done, and for a while offers to take it back: by the button, or by Ctrl-Z from anywhere on the page. */
export function useUndo(): (said: string, takeBack: () => Promise<unknown>) => void {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  return (said, takeBack) => {
    let taken = false;
    const undo = () => {
      if (taken) return;
      taken = true;
      takeBack().then(
        () => {
          notification.success({
            key: NOTICE,
            role: 'status',
            placement: 'bottomLeft',
            title: t('undo.done'),
          });
        },
        (failure: unknown) => {
          notification.error({
            key: NOTICE,
            duration: false,
            placement: 'bottomLeft',
            title: t('undo.failed'),
            description: <ProblemView problem={asProblem(failure)} />,
          });
        },
      );
    };
    notification.info({
      key: NOTICE,
      role: 'status',
      duration: SECONDS,
      showProgress: true,
      pauseOnHover: true,
      placement: 'bottomLeft',
      title: said,
      actions: <Undo label={t('undo.action')} onUndo={undo} />,
    });
  };
}

function Undo({ label, onUndo }: { label: string; onUndo: () => void }) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!wanted || event.defaultPrevented || isField(event.target)) return;
    event.preventDefault();
    onUndo();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <Button size="small" aria-keyshortcuts="Control+Z Meta+Z" onClick={onUndo}>
      {label} <kbd className="quiet small">Ctrl Z</kbd>
    </Button>
  );
}
