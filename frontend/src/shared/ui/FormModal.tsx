import { Form, Modal, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { ProblemView } from './ProblemView';

interface Props<Draft> {
  title: string;
  /** What the button says; left out, it saves. */
  action?: string;
  /** What somebody has to know before filling it in. */
  text?: ReactNode;
  width?: number;
  /** Only where the fields depend on each other. */
  form?: FormInstance<Draft>;
  initial?: Partial<Draft>;
  change: { isPending: boolean; error: unknown; mutate: (draft: Draft) => void };
  onClose: () => void;
  children: ReactNode;
}

/** A few fields in a window of their own; what the server refused stands above them. */
export function FormModal<Draft>(props: Props<Draft>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Draft>(props.form);
  const { change } = props;
  return (
    <Modal
      open
      title={props.title}
      {...(props.width ? { width: props.width } : {})}
      okText={props.action ?? t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      {props.text && (
        <p className="quiet" style={{ marginBottom: 12 }}>
          {props.text}
        </p>
      )}
      {Boolean(change.error) && <ProblemView problem={asProblem(change.error)} />}
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial ?? {}}
        onFinish={change.mutate}
      >
        {props.children}
      </Form>
    </Modal>
  );
}
