import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Select } from 'antd';
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
import { pathKey } from './rule';

/** What every control of the tree may look up: where it stands, how many people it means, the type of a field. */
export interface RuleContext {
  pointers: ReadonlyMap<string, string>;
  counts: ReadonlyMap<string, number>;
  types: ReadonlyMap<string, Tag['type']>;
  /** Fields that a model predicts, in the words of {@link usePredictionText}. */
  predicted?: ReadonlyMap<string, string> | undefined;
}

export function FieldChoice({
  value,
  handleOnChange,
  options,
  disabled,
  title,
  context,
}: FieldSelectorProps) {
  const list = options as { name: string; label: string }[];
  const { t } = useTranslation();
  const { predicted } = context as RuleContext;
  const chosen = value ? predicted?.get(value) : undefined;
  return (
    <>
      <Select
        showSearch={{ filterOption: (input, option) => matches(input, option) }}
        aria-label={title ?? ''}
        style={{ minWidth: 200 }}
        popupMatchSelectWidth={false}
        disabled={disabled ?? false}
        value={value ?? null}
        onChange={handleOnChange}
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
}

/** The small choices of a line, each named for those who cannot see where it stands. */
export function WordChoice({
  value,
  handleOnChange,
  options,
  disabled,
  title,
}: OperatorSelectorProps | CombinatorSelectorProps) {
  const list = options as { name: string; label: string }[];
  return (
    <Select
      aria-label={title ?? ''}
      style={{ minWidth: 84 }}
      popupMatchSelectWidth={false}
      disabled={disabled ?? false}
      value={value ?? null}
      onChange={handleOnChange}
      options={list.map((option) => ({ value: option.name, label: option.label }))}
    />
  );
}

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
  const pointer = context.pointers.get(pathKey(path));
  const count = pointer === undefined ? undefined : context.counts.get(pointer);
  if (count === undefined) return null;
  return (
    <span className="quiet small" title={t('segments.clauseCount')}>
      <People of={count} />
    </span>
  );
}
