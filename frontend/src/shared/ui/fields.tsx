import { Form, Input, type FormItemProps, type InputProps } from 'antd';
import { useTranslation } from 'react-i18next';

/** The shapes a code may have; how long it may be is the field's. */
const SHAPES = {
  plain: { pattern: /^[a-z0-9][a-z0-9-]*$/, text: 'dictionaries.codeRule' },
  standard: { pattern: /^[a-z0-9][a-z0-9_-]*$/, text: 'standards.codeRule' },
  tag: { pattern: /^[A-Za-z][A-Za-z0-9_.-]*$/, text: 'tagBuilder.badCode' },
} as const;

type CodeFieldProps = Pick<FormItemProps, 'name' | 'label' | 'extra'> &
  Pick<InputProps, 'placeholder' | 'readOnly' | 'autoFocus'> & { of: keyof typeof SHAPES; max: number };

/** What programs call a thing. */
export function CodeField({ of, max, name, label, extra, ...input }: CodeFieldProps) {
  const { t } = useTranslation();
  const { pattern, text } = SHAPES[of];
  return (
    <Form.Item
      name={name ?? 'code'}
      label={label ?? t('dictionaries.code')}
      extra={extra}
      rules={[{ required: true, pattern, message: t(text, { max }) }]}
    >
      <Input className="mono" spellCheck={false} maxLength={max} {...input} />
    </Form.Item>
  );
}

/** What people call it, in both languages. */
export function NameFields({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation();
  const rules = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <>
      <Form.Item name="nameZh" label={t('dictionaries.nameZh')} rules={rules}>
        <Input maxLength={100} autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('dictionaries.nameEn')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}
