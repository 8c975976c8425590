import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { EventWindow } from './types';

/** Since when: as far as the history goes, the last so many days, or between two dates. */
export function WindowForm(props: {
  value: EventWindow | undefined;
  onChange: (window: EventWindow | undefined) => void;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const { value, onChange, readOnly } = props;
  const form = value === undefined ? 'ever' : 'days' in value ? 'days' : 'dates';
  return (
    <span className="event-window">
      <Select
        aria-label={t('events.window')}
        disabled={readOnly}
        value={form}
        onChange={(next) => {
          const today = dayjs().format('YYYY-MM-DD');
          onChange(
            next === 'ever'
              ? undefined
              : next === 'days'
                ? { days: 30 }
                : { from: dayjs().subtract(30, 'day').format('YYYY-MM-DD'), to: today },
          );
        }}
        options={(['ever', 'days', 'dates'] as const).map((each) => ({
          value: each,
          label: t(`events.windows.${each}`),
        }))}
      />
      {value && 'days' in value && (
        <InputNumber
          aria-label={t('events.windowDays')}
          suffix={t('events.days')}
          min={1}
          max={1000}
          precision={0}
          disabled={readOnly}
          value={value.days}
          onChange={(days) => {
            if (days !== null) onChange({ days });
          }}
        />
      )}
      {value && 'from' in value && (
        <DatePicker.RangePicker
          aria-label={t('events.windows.dates')}
          allowClear={false}
          disabled={readOnly}
          value={[dayjs(value.from), dayjs(value.to)]}
          onChange={(days) => {
            const [from, to] = days ?? [];
            if (from && to) onChange({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
          }}
        />
      )}
    </span>
  );
}
