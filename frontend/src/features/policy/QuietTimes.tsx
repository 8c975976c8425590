import { Button, DatePicker, Form, Input, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { useRemoval } from '@shared/ui/useRemoval';
import { ProblemView } from '@shared/ui/ProblemView';
import { ChannelSelect } from './ChannelSelect';
import type { Holiday, Policy, QuietHours } from './types';

const STALE = [['policy']] as const;

/** The wire has `21:00`, the field a moment of some day. */
const clockTime = {
  getValueProps: (value?: string) => ({ value: value ? dayjs(`2000-01-01T${value}`) : null }),
  normalize: (value: Dayjs | null) => value?.format('HH:mm'),
};
const calendarDay = {
  getValueProps: (value?: string) => ({ value: value ? dayjs(value) : null }),
  normalize: (value: Dayjs | null) => value?.format('YYYY-MM-DD'),
};

/** Hours and days without marketing; what falls into them waits for their end. */
export function QuietTimes({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const word = useWord();
  const operator = useMay('OPERATOR');
  const administrator = useMay('ADMINISTRATOR');
  const keeper = operator || administrator;
  const label = (channel: string) => (channel === '*' ? t('policy.everyChannel') : word('channel', channel));
  const setHours = useChange(
    (values: { channel: string; begins: string; ends: string }) =>
      call('PUT /api/policy/quiet-hours/{channel}', {
        path: { channel: values.channel },
        body: { begins: values.begins, ends: values.ends },
      }),
    STALE,
  );
  const dropHours = useRemoval({
    list: STALE[0],
    without: (now: Policy, { channel }: QuietHours) => ({
      ...now,
      quiet: now.quiet.filter((quiet) => quiet.channel !== channel),
    }),
    remove: ({ channel }) => call('DELETE /api/policy/quiet-hours/{channel}', { path: { channel } }),
    putBack: ({ channel, begins, ends }) =>
      call('PUT /api/policy/quiet-hours/{channel}', { path: { channel }, body: { begins, ends } }),
    nameOf: ({ channel, begins, ends }) => `${label(channel)} ${begins.slice(0, 5)} – ${ends.slice(0, 5)}`,
  });
  const setDay = useChange(
    (values: { day: string; name: string }) =>
      call('PUT /api/policy/holidays/{day}', { path: { day: values.day }, body: { name: values.name } }),
    STALE,
  );
  const dropDay = useRemoval({
    list: STALE[0],
    without: (now: Policy, { day }: Holiday) => ({
      ...now,
      holidays: now.holidays.filter((holiday) => holiday.day !== day),
    }),
    remove: ({ day }) => call('DELETE /api/policy/holidays/{day}', { path: { day } }),
    putBack: ({ day, name }) => call('PUT /api/policy/holidays/{day}', { path: { day }, body: { name } }),
    nameOf: ({ day, name }) => `${day} ${name}`,
  });
  const failed = [setHours, dropHours, setDay, dropDay].find((change) => change.isError);
  const required = [{ required: true, message: t('common.required') }];
  return (
    <section className="section">
      <h2 className="section-title">{t('policy.quiet')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('policy.quietText')}
      </p>
      {failed && <ProblemView problem={asProblem(failed.error)} />}
      {policy.quiet.length === 0 && <p>{t('policy.noQuiet')}</p>}
      <ul style={{ listStyle: 'none', margin: '0 0 12px', padding: 0, display: 'grid', gap: 8 }}>
        {policy.quiet.map((quiet) => (
          <li key={quiet.channel}>
            <span className="name">{label(quiet.channel)}</span>{' '}
            <span className="num">
              {quiet.begins.slice(0, 5)} – {quiet.ends.slice(0, 5)}
            </span>{' '}
            {keeper && (
              <Button
                size="small"
                aria-label={t('policy.dropNamed', { name: label(quiet.channel) })}
                onClick={() => {
                  dropHours.mutate(quiet);
                }}
              >
                {t('policy.drop')}
              </Button>
            )}
          </li>
        ))}
        {policy.holidays.map((holiday) => (
          <li key={holiday.day}>
            <span className="num">{holiday.day}</span> <span className="name">{holiday.name}</span>{' '}
            {keeper && (
              <Button
                size="small"
                aria-label={t('policy.dropNamed', { name: holiday.name })}
                onClick={() => {
                  dropDay.mutate(holiday);
                }}
              >
                {t('policy.drop')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {keeper && (
        <>
          <Form
            layout="inline"
            requiredMark={false}
            initialValues={{ channel: '*', begins: '21:00', ends: '08:00' }}
            onFinish={setHours.mutate}
          >
            <Form.Item name="channel" label={t('campaigns.channel')}>
              <ChannelSelect also={['*']} />
            </Form.Item>
            <Form.Item name="begins" label={t('policy.begins')} rules={required} {...clockTime}>
              <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} allowClear={false} />
            </Form.Item>
            <Form.Item name="ends" label={t('policy.ends')} rules={required} {...clockTime}>
              <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} allowClear={false} />
            </Form.Item>
            <Button htmlType="submit" loading={setHours.isPending}>
              {t('policy.setHours')}
            </Button>
          </Form>
          <Form layout="inline" requiredMark={false} onFinish={setDay.mutate} style={{ marginTop: 12 }}>
            <Form.Item name="day" label={t('policy.day')} rules={required} {...calendarDay}>
              <DatePicker />
            </Form.Item>
            <Form.Item name="name" label={t('policy.dayName')} rules={required}>
              <Input maxLength={80} />
            </Form.Item>
            <Button htmlType="submit" loading={setDay.isPending}>
              {t('policy.setDay')}
            </Button>
          </Form>
        </>
      )}
    </section>
  );
}
