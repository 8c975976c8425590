import PlusOutlined from '@ant-design/icons/PlusOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useEventTypeChoices } from '@shared/events/eventTypes';
import { addAnswer, messageOf, setMessage, setTime, timeOf, waysOf } from '../drawing/edits';
import type { Shape } from '../drawing/services';
import { ChoiceField, DurationField, Field } from './fields';
import type { FormProps } from './ElementForm';

const RESPONDED = 'responded';

/** How people come in, or, for an answer, what they have to do to leave a wait. */
export function StartForm({ drawing, element, answer = false }: FormProps & { answer?: boolean }) {
  const { t } = useTranslation();
  const events = useEventTypeChoices();
  const message = messageOf(element);
  const change = (name: string | undefined) => {
    setMessage(drawing, element, name);
  };
  if (answer) {
    return (
      <ChoiceField
        label={t('designer.leavesBy')}
        value={message ?? ''}
        choices={[{ value: RESPONDED, label: t('designer.responded') }, ...events]}
        onChange={change}
      />
    );
  }
  return (
    <>
      <Field label={t('designer.startedBy')}>
        {() => (
          <Segmented
            block
            aria-label={t('designer.startedBy')}
            value={message === undefined ? 'audience' : 'event'}
            options={[
              { value: 'audience', label: t('designer.byAudience') },
              { value: 'event', label: t('designer.byEvent') },
            ]}
            onChange={(kind) => {
              change(kind === 'audience' ? undefined : (events[0]?.value ?? 'event'));
            }}
          />
        )}
      </Field>
      {message !== undefined && (
        <ChoiceField
          label={t('designer.eventType')}
          value={message}
          choices={events}
          onChange={(name) => {
            if (name) change(name);
          }}
        />
      )}
    </>
  );
}

/** For how long, or until when. */
export function TimeForm({ drawing, element }: FormProps) {
  const { t } = useTranslation();
  const time = timeOf(element) ?? { kind: 'duration' as const, text: 'P1D' };
  return (
    <>
      <Field label={t('designer.until')}>
        {() => (
          <Segmented
            block
            aria-label={t('designer.until')}
            value={time.kind}
            options={[
              { value: 'duration', label: t('designer.forDuration') },
              { value: 'date', label: t('designer.untilDate') },
            ]}
            onChange={(kind) => {
              setTime(
                drawing,
                element,
                kind === 'date'
                  ? { kind, text: bankTime(dayjs().add(7, 'day').hour(9).minute(0).second(0)) }
                  : { kind: 'duration', text: 'P1D' },
              );
            }}
          />
        )}
      </Field>
      {time.kind === 'duration' ? (
        <DurationField
          label={t('designer.howLong')}
          value={time.text}
          onChange={(text) => {
            setTime(drawing, element, { kind: 'duration', text });
          }}
        />
      ) : (
        <Field label={t('designer.when')}>
          {(id) => (
            <DatePicker
              id={id}
              showTime={{ format: 'HH:mm' }}
              allowClear={false}
              style={{ width: '100%' }}
              // The clock on the wall of the bank, whatever zone the browser is in.
              value={dayjs(time.text.slice(0, 19))}
              onChange={(day) => {
                if (day) setTime(drawing, element, { kind: 'date', text: bankTime(day) });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}

const bankTime = (moment: dayjs.Dayjs) => `${moment.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;

/** Until when somebody has to release them; silence releases nobody. */
export function ApproveForm({ drawing, element }: FormProps<Shape>) {
  const { t } = useTranslation();
  const { timeUp } = waysOf(element);
  return (
    <>
      {timeUp && <TimeForm drawing={drawing} element={timeUp} />}
      <p className="quiet small">{t('designer.approveHint')}</p>
    </>
  );
}

/** How long people wait, and what lets them go on sooner. */
export function WaitForm({ drawing, element }: FormProps<Shape>) {
  const { t } = useTranslation();
  const events = useEventTypeChoices();
  const { timeUp, answers } = waysOf(element);
  const time = timeUp && timeOf(timeUp);
  const taken = answers.map(messageOf);
  const free = [RESPONDED, ...events.map((event) => event.value)].find((name) => !taken.includes(name));
  return (
    <>
      {timeUp && time && (
        <DurationField
          label={t('designer.atMost')}
          value={time.text}
          onChange={(text) => {
            setTime(drawing, timeUp, { kind: 'duration', text });
          }}
        />
      )}
      {answers.map((answer) => (
        <div key={answer.id} className="designer-row">
          <StartForm drawing={drawing} element={answer} answer />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t('designer.removeAnswer')}
            onClick={() => {
              drawing.modeling.removeElements([answer]);
            }}
          />
        </div>
      ))}
      {free && answers.length < 2 && (
        <Button
          icon={<PlusOutlined />}
          onClick={() => {
            addAnswer(drawing, element, free, t('designer.answered'));
          }}
        >
          {t('designer.addAnswer')}
        </Button>
      )}
      <p className="quiet small">{t('designer.waitHint')}</p>
    </>
  );
}
