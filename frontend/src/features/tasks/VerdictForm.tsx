import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { App, Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import { ProblemView } from '@shared/ui/ProblemView';
import { usePageKeys } from '@shared/ui/usePageKeys';

export type Choice = 'yes' | 'no';

export interface Word {
  choice: Choice;
  comment: string;
}

/** What is said, and what became of it: the change that carries it to the server. */
interface Saying {
  mutate: (word: Word) => void;
  isPending: boolean;
  isError: boolean;
  error: unknown;
  variables: Word | undefined;
}

/**
 * Where a person says yes or no, with the keys a and r. A no needs its reason. A key is pressed by mistake more easily
 * than a button, so it asks once more; so do the buttons of what cannot be taken back.
 */
export function VerdictForm(props: {
  saying: Saying;
  labels: Record<Choice, string>;
  noIcon: ReactNode;
  hint: string;
  missing: string;
  sure: Record<Choice, string>;
  /** What the question is about, below it. */
  about?: ReactNode;
  final?: boolean;
}) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { saying, labels } = props;
  const field = useRef<TextAreaRef>(null);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  function lacksReason(choice: Choice): boolean {
    if (choice === 'yes' || comment.trim()) return false;
    setMissing(true);
    field.current?.focus();
    return true;
  }
  function say(choice: Choice) {
    if (!lacksReason(choice)) saying.mutate({ choice, comment: comment.trim() });
  }
  function ask(choice: Choice) {
    if (saying.isPending || lacksReason(choice)) return;
    modal.confirm({
      title: props.sure[choice],
      content: props.about,
      okText: labels[choice],
      cancelText: t('common.cancel'),
      okButtonProps: { danger: choice === 'no' },
      autoFocusButton: 'ok',
      onOk: () => {
        say(choice);
      },
    });
  }
  usePageKeys({
    a: () => {
      ask('yes');
    },
    r: () => {
      ask('no');
    },
  });
  function press(choice: Choice) {
    if (props.final) ask(choice);
    else say(choice);
  }
  const busy = (choice: Choice) => saying.isPending && saying.variables?.choice === choice;
  return (
    <div className="no-print">
      {saying.isError && (
        <div className="section">
          <ProblemView problem={asProblem(saying.error)} />
        </div>
      )}
      <label>
        {t('tasks.comment')} <span className="quiet small">{props.hint}</span>
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask('no');
          }}
        />
      </label>
      {missing && (
        <p id="comment-missing" role="alert" style={{ color: 'var(--red)' }}>
          {props.missing}
        </p>
      )}
      <p className="quiet small desktop-only" style={{ marginTop: 6 }}>
        <kbd>a</kbd> {labels.yes} · <kbd>r</kbd> {labels.no} · <kbd>c</kbd> {t('tasks.claim')} ·{' '}
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('tasks.keyNo', { no: labels.no })}
      </p>
      <div className="thumb-bar">
        <Button
          danger
          icon={props.noIcon}
          loading={busy('no')}
          disabled={saying.isPending}
          onClick={() => {
            press('no');
          }}
        >
          {labels.no}
        </Button>
        <Button
          type="primary"
          icon={<CheckOutlined />}
          loading={busy('yes')}
          disabled={saying.isPending}
          onClick={() => {
            press('yes');
          }}
        >
          {labels.yes}
        </Button>
      </div>
    </div>
  );
}
