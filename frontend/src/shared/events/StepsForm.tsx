import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventFilterForm } from './EventFilterForm';
import type { EventStep } from './types';

const MOST_STEPS = 10;

/** One event after the other, each later one within its days. */
export function StepsForm(props: {
  value: readonly EventStep[];
  onChange: (steps: EventStep[]) => void;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const { value, onChange, readOnly } = props;
  const change = (place: number, step: EventStep) => {
    onChange(value.map((old, at) => (at === place ? step : old)));
  };
  return (
    <ol className="event-steps">
      {value.map((step, place) => (
        <li key={place}>
          <div className="tools">
            <strong className="num">{place + 1}</strong>
            {place === 0 ? (
              <span className="quiet">{t('events.firstStep')}</span>
            ) : (
              <>
                <span className="quiet">{t('events.thenWithin')}</span>
                <InputNumber
                  aria-label={t('events.stepDays', { number: place + 1 })}
                  suffix={t('events.days')}
                  min={1}
                  max={1000}
                  precision={0}
                  disabled={readOnly}
                  value={step.days ?? null}
                  onChange={(days) => {
                    if (days !== null) change(place, { ...step, days });
                  }}
                />
              </>
            )}
            {!readOnly && value.length > 1 && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('events.removeStep', { number: place + 1 })}
                onClick={() => {
                  onChange(
                    value
                      .filter((_, at) => at !== place)
                      .map((each, at) => (at === 0 ? { event: each.event } : { days: 7, ...each })),
                  );
                }}
              />
            )}
          </div>
          <EventFilterForm
            value={step.event}
            readOnly={readOnly}
            onChange={(event) => {
              change(place, { ...step, event });
            }}
          />
        </li>
      ))}
      {!readOnly && value.length < MOST_STEPS && (
        <li>
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => {
              onChange([...value, { event: {}, days: 7 }]);
            }}
          >
            {t('events.addStep')}
          </Button>
        </li>
      )}
    </ol>
  );
}
