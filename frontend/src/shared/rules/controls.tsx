import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Select } from 'antd';
import { memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
} from 'react-querybuilder';
import type { Tag } from '../api/types';
import { People } from '../ui/Numbers';
import { ClauseCounts } from './clauseCounts';
import { pathKey } from './rule';

/** What every control of the tree may look up: where it stands, the type of a field. */
export interface RuleContext {
  pointers: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, Tag['type']>;
  /** Fields that a model predicts, in the words of {@link usePredictionText}. */
  predicted?: ReadonlyMap<string, string> | undefined;
}

type Choice = Pick<
  FieldSelectorProps | OperatorSelectorProps | CombinatorSelectorProps,
  'value' | 'options' | 'disabled' | 'title'
> & { onChange: (value: string) => void };

/** The tree hands its whole line to every control; a choice is drawn anew for what it shows only. */
export function FieldChoice(props: FieldSelectorProps) {
  return <Fields {...choiceOf(props)} predicted={(props.context as RuleContext).predicted} />;
}

/** The small choices of a line, each named for those who cannot see where it stands. */
export function WordChoice(props: OperatorSelectorProps | CombinatorSelectorProps) {
  return <Words {...choiceOf(props)} />;
}

const choiceOf = (props: FieldSelectorProps | OperatorSelectorProps | CombinatorSelectorProps): Choice => ({
  value: props.value,
  options: props.options,
  disabled: props.disabled,
  title: props.title,
  onChange: props.handleOnChange,
});

const Fields = memo(function Fields({ predicted, ...props }: Choice & Pick<RuleContext, 'predicted'>) {
  const list = props.options as { name: string; label: string }[];
  const { t } = useTranslation();
  const chosen = props.value ? predicted?.get(props.value) : undefined;
  return (
    <>
      <Select
        showSearch={{ filterOption: (input, option) => matches(input, option) }}
        aria-label={props.title ?? ''}
        style={{ minWidth: 200 }}
        popupMatchSelectWidth={false}
        disabled={props.disabled ?? false}
        value={props.value ?? null}
        onChange={props.onChange}
        options={list.map((option) => ({ value: option.name, label: option.label }))}
        optionRender={(option) => (
          <>
            {option.label} <span className="quiet mono">{String(option.value)}</span>
            {predicted?.has(String(option.value)) && (
              <span className="mark blue">{t('predictions.mark')}</span>
            )}
          </>
        )}
      />
      {chosen && (
        <span className="mark blue" title={chosen}>
          {t('predictions.mark')}
        </span>
      )}
    </>
  );
});

const Words = memo(function Words(props: Choice) {
  const list = props.options as { name: string; label: string }[];
  return (
    <Select
      aria-label={props.title ?? ''}
      style={{ minWidth: 84 }}
      popupMatchSelectWidth={false}
      disabled={props.disabled ?? false}
      value={props.value ?? null}
      onChange={props.onChange}
      options={list.map((option) => ({ value: option.name, label: option.label }))}
    />
  );
});

function matches(input: string, option: { value: string; label: string } | undefined): boolean {
  return `${option?.label ?? ''} ${option?.value ?? ''}`.toLowerCase().includes(input.toLowerCase());
}

export function AddAction({ label, title, handleOnClick, disabled }: ActionProps) {
  return (
    <Button
      size="small"
      icon={<PlusOutlined />}
      title={title ?? ''}
      disabled={disabled ?? false}
      onClick={(event) => {
        handleOnClick(event);
      }}
    >
      {label}
    </Button>
  );
}

export function NotChoice({ checked, handleOnChange, label, title, disabled }: NotToggleProps) {
  return (
    <Checkbox
      checked={checked ?? false}
      disabled={disabled ?? false}
      title={title ?? ''}
      onChange={(event) => {
        handleOnChange(event.target.checked);
      }}
    >
      {label}
    </Checkbox>
  );
}

/** The clause's own count, then its remove button: both stand at the end of the line. */
export function RemoveWithCount({ path, context, handleOnClick, title, disabled }: ActionProps) {
  return (
    <span className="rule-end">
      <ClauseCount context={context as RuleContext} path={path} />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={title ?? ''}
        title={title ?? ''}
        disabled={disabled ?? false}
        onClick={(event) => {
          handleOnClick(event);
        }}
      />
    </span>
  );
}

export function ClauseCount({ context, path }: { context: RuleContext; path: readonly number[] }) {
  const { t } = useTranslation();
  const counts = useContext(ClauseCounts);
  const pointer = context.pointers.get(pathKey(path));
  const count = pointer === undefined ? undefined : counts.get(pointer);
  if (count === undefined) return null;
  return (
    <span className="quiet small" title={t('segments.clauseCount')}>
      <People of={count} />
    </span>
  );
}
