import { Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventFilterForm } from '@shared/events/EventFilterForm';
import { StepsForm } from '@shared/events/StepsForm';
import { WindowForm } from '@shared/events/WindowForm';
import { without } from '@shared/events/pattern';
import type { EventLeaf, EventWindow } from '@shared/events/types';

/** One part of an event segment: did, did and then not, or one thing after the other. */
export function EventLeafForm(props: {
  value: EventLeaf;
  onChange: (leaf: EventLeaf) => void;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const { value, onChange, readOnly } = props;
  const window = (
    <WindowForm
      value={value.within}
      readOnly={readOnly}
      onChange={(within) => {
        onChange(withWindow(value, within));
      }}
    />
  );
  if ('sequence' in value) {
    return (
      <>
        <StepsForm
          value={value.sequence}
          readOnly={readOnly}
          onChange={(sequence) => {
            onChange({ ...value, sequence });
          }}
        />
        <div className="tools">
          <span className="quiet small">{t('events.firstWithin')}</span>
          {window}
        </div>
      </>
    );
  }
  const first = (
    <EventFilterForm
      value={value.did}
      readOnly={readOnly}
      onChange={(did) => {
        onChange({ ...value, did });
      }}
    />
  );
  if ('thenNot' in value) {
    return (
      <>
        {first}
        <div className="tools">
          {window}
          <span>{t('events.andWithin')}</span>
          <InputNumber
            aria-label={t('events.thenNotDays')}
            suffix={t('events.days')}
            min={1}
            max={1000}
            precision={0}
            disabled={readOnly}
            value={value.days}
            onChange={(days) => {
              if (days !== null) onChange({ ...value, days });
            }}
          />
          <span>{t('events.didNot')}</span>
        </div>
        <EventFilterForm
          value={value.thenNot}
          readOnly={readOnly}
          onChange={(thenNot) => {
            onChange({ ...value, thenNot });
          }}
        />
        <Checkbox
          checked={value.open ?? false}
          disabled={readOnly}
          onChange={(event) => {
            const rest = without(value, 'open');
            onChange(event.target.checked ? { ...rest, open: true } : rest);
          }}
        >
          {t('events.open')}
        </Checkbox>
      </>
    );
  }
  return (
    <>
      {first}
      <div className="tools">
        {window}
        <span>{t('events.atLeast')}</span>
        <InputNumber
          aria-label={t('events.timesLabel')}
          suffix={t('events.times')}
          min={1}
          max={1000}
          precision={0}
          disabled={readOnly}
          value={value.times ?? 1}
          onChange={(times) => {
            const rest = without(value, 'times');
            if (times !== null) onChange(times > 1 ? { ...rest, times } : rest);
          }}
        />
      </div>
    </>
  );
}

function withWindow(leaf: EventLeaf, within: EventWindow | undefined): EventLeaf {
  const rest = without(leaf, 'within') as EventLeaf;
  return within ? { ...rest, within } : rest;
}
