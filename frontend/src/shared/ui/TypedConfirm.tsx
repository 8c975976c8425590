import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { exact } from '../format/numbers';
import { ProblemView } from './ProblemView';

/** For what cannot be undone: the person types the number of people it concerns. */
export function TypedConfirm(props: {
  title: string;
  text: string;
  count: number;
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const right = typed.replace(/[,\s]/g, '') === String(props.count);
  return (
    <Modal
      open
      title={props.title}
      okText={props.action}
      okButtonProps={{ danger: true, disabled: !right, loading: props.busy }}
      cancelText={t('common.cancel')}
      onOk={props.onConfirm}
      onCancel={props.onClose}
    >
      <p style={{ marginBottom: 12 }}>{props.text}</p>
      <label>
        {t('common.typeCount', { count: props.count, shown: exact(props.count) })}
        <Input
          autoFocus
          inputMode="numeric"
          style={{ marginTop: 4 }}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </label>
      {Boolean(props.error) && (
        <div style={{ marginTop: 12 }}>
          <ProblemView problem={asProblem(props.error)} />
        </div>
      )}
    </Modal>
  );
}
