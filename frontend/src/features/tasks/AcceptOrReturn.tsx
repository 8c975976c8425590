import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface Decision {
  accept: boolean;
  note: string | null;
}

/** The second person's decision: to return something takes a reason. */
export function AcceptOrReturn(props: {
  busy: boolean;
  onDecide: (accept: boolean, note: string | null) => void;
}) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const said = note.trim() || null;
  return (
    <div className="sheet padded section" style={{ marginTop: 16 }}>
      <label>
        {t('tasks.comment')}
        <Input.TextArea
          maxLength={500}
          autoSize={{ minRows: 2 }}
          placeholder={t('tasks.commentHint')}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
          }}
        />
      </label>
      <div className="thumb-bar">
        <Button
          danger
          disabled={said === null}
          loading={props.busy}
          onClick={() => {
            props.onDecide(false, said);
          }}
        >
          {t('tasks.refuse')}
        </Button>
        <Button
          type="primary"
          loading={props.busy}
          onClick={() => {
            props.onDecide(true, said);
          }}
        >
          {t('tasks.approve')}
        </Button>
      </div>
    </div>
  );
}
