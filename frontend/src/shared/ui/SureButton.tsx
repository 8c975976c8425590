import { Button, Popconfirm, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = Pick<ButtonProps, 'icon' | 'danger' | 'loading'> & {
  question: string;
  /** What the step is called, before it is asked for and when. */
  label: string;
  onSure: () => void;
};

/** A step that takes something away, and asks once more before. */
export function SureButton({ question, label, onSure, ...button }: Props) {
  const { t } = useTranslation();
  return (
    <Popconfirm
      title={question}
      okText={label}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      onConfirm={onSure}
    >
      <Button {...button}>{label}</Button>
    </Popconfirm>
  );
}
