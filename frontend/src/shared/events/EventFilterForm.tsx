import CloseOutlined from '@ant-design/icons/CloseOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Dropdown, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePicker } from './CodePicker';
import { without } from './pattern';
import type { EventFilter, Subject } from './types';

const PARTS = ['codes', 'products', 'merchants', 'amount'] as const;
type Part = (typeof PARTS)[number];

const SUBJECTS: Record<Exclude<Part, 'amount'>, Subject> = {
  codes: 'CODE',
  products: 'PRODUCT',
  merchants: 'MERCHANT',
};

/** Which events are meant: a kind, and what else is asked of them. */
export function EventFilterForm(props: {
  value: EventFilter;
  onChange: (filter: EventFilter) => void;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const { value, onChange, readOnly } = props;
  // A condition just added has no value yet and would otherwise vanish again.
  const [opened, setOpened] = useState<readonly Part[]>([]);
  const shown = PARTS.filter((part) => value[part] !== undefined || opened.includes(part));
  const hidden = PARTS.filter((part) => !shown.includes(part));
  const put = (part: keyof EventFilter, next: EventFilter[keyof EventFilter]) => {
    const rest = without(value, part);
    onChange(next === undefined ? rest : { ...rest, [part]: next });
  };
  return (
    <div className="event-filter">
      <div className="event-filter-row">
        <span className="quiet small">{t('events.kind')}</span>
        <CodePicker
          single
          subject="KIND"
          label={t('events.kind')}
          value={value.kind ? [value.kind] : []}
          disabled={readOnly}
          onChange={([kind]) => {
            put('kind', kind);
          }}
        />
      </div>
      {shown.map((part) => (
        <div className="event-filter-row" key={part}>
          <span className="quiet small">{t(`events.${part}`)}</span>
          {part === 'amount' ? (
            <AmountRange
              value={value.amount}
              readOnly={readOnly}
              onChange={(amount) => {
                put('amount', amount);
              }}
            />
          ) : (
            <CodePicker
              subject={SUBJECTS[part]}
              label={t(`events.${part}`)}
              value={value[part] ?? []}
              disabled={readOnly}
              onChange={(codes) => {
                setOpened([...opened, part]);
                put(part, codes.length > 0 ? codes : undefined);
              }}
            />
          )}
          {!readOnly && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('events.removeCondition', { what: t(`events.${part}`) })}
              onClick={() => {
                setOpened(opened.filter((each) => each !== part));
                put(part, undefined);
              }}
            />
          )}
        </div>
      ))}
      {!readOnly && hidden.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: hidden.map((part) => ({ key: part, label: t(`events.${part}`) })),
            onClick: ({ key }) => {
              setOpened([...opened, key as Part]);
            },
          }}
        >
          <Button size="small" type="text" icon={<PlusOutlined />}>
            {t('events.addCondition')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}

function AmountRange(props: {
  value: EventFilter['amount'];
  readOnly: boolean;
  onChange: (amount: EventFilter['amount']) => void;
}) {
  const { t } = useTranslation();
  const { min, max } = props.value ?? {};
  const put = (next: { min?: string | number | null; max?: string | number | null }) => {
    const bounds = {
      ...(given(next.min) ? { min: String(next.min) } : {}),
      ...(given(next.max) ? { max: String(next.max) } : {}),
    };
    props.onChange(Object.keys(bounds).length > 0 ? bounds : undefined);
  };
  return (
    <span className="amount-range">
      <InputNumber<string | number>
        stringMode
        aria-label={t('events.amountFrom')}
        placeholder={t('events.amountFrom')}
        disabled={props.readOnly}
        value={min ?? null}
        onChange={(next) => {
          put({ min: next, ...(max === undefined ? {} : { max }) });
        }}
      />
      –
      <InputNumber<string | number>
        stringMode
        aria-label={t('events.amountTo')}
        placeholder={t('events.amountTo')}
        disabled={props.readOnly}
        value={max ?? null}
        onChange={(next) => {
          put({ max: next, ...(min === undefined ? {} : { min }) });
        }}
      />
    </span>
  );
}

const given = (bound: string | number | null | undefined) =>
  bound !== null && bound !== undefined && bound !== '';
