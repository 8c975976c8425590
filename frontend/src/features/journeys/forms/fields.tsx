import { Input, InputNumber, Select, Space } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isoOf, spanOf, type Unit } from '../drawing/durations';

/** A label with its control below it. */
export function Field(props: { label: string; hint?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="designer-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint && <div className="quiet small">{props.hint}</div>}
    </div>
  );
}

/** Text that becomes a step to undo when it is left, not with every key. */
export function TextField(props: {
  label: string;
  value: string;
  hint?: ReactNode;
  long?: boolean;
  placeholder?: string;
  onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? props.value;
  const commit = () => {
    if (typed !== undefined && typed !== props.value) props.onChange(typed);
    setTyped(undefined);
  };
  const shared = {
    value: text,
    maxLength: props.long ? 2_000 : 200,
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    onBlur: commit,
  };
  return (
    <Field label={props.label} hint={props.hint}>
      {(id) =>
        props.long ? (
          <Input.TextArea
            {...shared}
            id={id}
            className="mono"
            autoSize={{ minRows: 2, maxRows: 8 }}
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        ) : (
          <Input
            {...shared}
            id={id}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onPressEnter={commit}
          />
        )
      }
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

/** One of a list. A value that is not on the list (any more) is shown as it is. */
export function ChoiceField(props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  hint?: ReactNode;
  placeholder?: string;
  loading?: boolean;
  clear?: boolean;
  onChange: (value: string) => void;
}) {
  const known = props.choices.some((choice) => choice.value === props.value);
  const options = [
    ...(props.value && !known ? [{ value: props.value, label: props.value }] : []),
    ...props.choices,
  ];
  return (
    <Field label={props.label} hint={props.hint}>
      {(id) => (
        <Select<string>
          id={id}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={props.clear ?? false}
          loading={props.loading ?? false}
          value={props.value || (null as never)}
          placeholder={props.placeholder}
          options={options}
          onChange={(value: string | undefined) => {
            props.onChange(value ?? '');
          }}
        />
      )}
    </Field>
  );
}

/** A duration in days, hours or minutes; what cannot be said so is edited as it is written. */
export function DurationField(props: { label: string; value: string; onChange: (iso: string) => void }) {
  const { t } = useTranslation();
  const span = spanOf(props.value);
  if (!span) return <TextField label={props.label} value={props.value} onChange={props.onChange} />;
  return (
    <Field label={props.label}>
      {(id) => (
        <Space.Compact block>
          <InputNumber
            id={id}
            min={1}
            max={span.unit === 'D' ? 731 : 99_999}
            precision={0}
            value={span.amount}
            style={{ width: '50%' }}
            onChange={(amount) => {
              if (amount) props.onChange(isoOf({ ...span, amount }));
            }}
          />
          <Select<Unit>
            aria-label={t('designer.unit')}
            style={{ width: '50%' }}
            value={span.unit}
            options={(['D', 'H', 'M'] as const).map((unit) => ({
              value: unit,
              label: t(`designer.units.${unit}`),
            }))}
            onChange={(unit) => {
              props.onChange(isoOf({ ...span, unit }));
            }}
          />
        </Space.Compact>
      )}
    </Field>
  );
}
