import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@shared/api/problem';
import { exact } from '@shared/format/numbers';
import { ProblemView } from '@shared/ui/ProblemView';

interface Props {
  title: string;
  text: string;
  label: string;
  action: string;
  busy: boolean;
  error: unknown;
  /** The person types this number first; left out where the step can be undone. */
  count?: number;
  onDone: (note: string) => void;
  onClose: () => void;
}

/** For a step that others will ask about: it does not happen without a word on why. */
export function NoteDialog(props: Props) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const right = props.count === undefined || typed.replace(/[,\s]/g, '') === String(props.count);
  return (
    <Modal
      open
      title={props.title}
      okText={props.action}
      okButtonProps={{ danger: true, disabled: !right || note.trim() === '', loading: props.busy }}
      cancelText={t('common.cancel')}
      onOk={() => {
        props.onDone(note.trim());
      }}
      onCancel={props.onClose}
    >
      <p style={{ marginBottom: 12 }}>{props.text}</p>
      <label>
        {props.label}
        <Input.TextArea
          autoFocus
          rows={2}
          maxLength={200}
          style={{ marginTop: 4, marginBottom: 12 }}
          value={note}
          onChange={(event) => {
            setNote(event.target.value.replace(/\n/g, ' '));
          }}
        />
      </label>
      {props.count !== undefined && (
        <label>
          {t('common.typeCount', { count: props.count, shown: exact(props.count) })}
          <Input
            inputMode="numeric"
            style={{ marginTop: 4 }}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
      )}
      {Boolean(props.error) && (
        <div style={{ marginTop: 12 }}>
          <ProblemView problem={asProblem(props.error)} />
        </div>
      )}
    </Modal>
  );
}
