import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { bankDateTime } from '@shared/format/times';

const STEPS = [
  { seconds: 3600, label: 'clock.hour' },
  { seconds: 86_400, label: 'clock.day' },
  { seconds: 3 * 86_400, label: 'clock.threeDays' },
  { seconds: 14 * 86_400, label: 'clock.twoWeeks' },
] as const;

/** Lets an administrator of a test system move campaign time forward; waits and windows follow. */
export default function TestClock() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const clock = useQuery({
    queryKey: ['clock'],
    queryFn: () => call('GET /api/clock'),
    refetchInterval: 30_000,
  });
  const advance = useMutation({
    mutationFn: (seconds: number) => call('POST /api/clock/advance', { body: { seconds } }),
    onSuccess: (answer) => {
      message.success(t('clock.moved', { now: bankDateTime(answer.now) }));
      void client.invalidateQueries();
    },
    onError: (error) => message.error(asProblem(error).detail ?? asProblem(error).title),
  });
  if (!clock.data?.adjustable) return null;
  const panel = (
    <div style={{ display: 'grid', gap: 8, width: 240 }}>
      <p className="quiet small">{t('clock.why')}</p>
      {STEPS.map((step) => (
        <Button
          key={step.seconds}
          loading={advance.isPending && advance.variables === step.seconds}
          disabled={advance.isPending}
          onClick={() => {
            advance.mutate(step.seconds);
          }}
        >
          {t(step.label)}
        </Button>
      ))}
    </div>
  );
  return (
    <Popover content={panel} trigger="click" title={t('clock.title')} placement="bottomRight">
      <Button type="text" icon={<ClockCircleOutlined />} aria-label={t('clock.title')}>
        <span className="num desktop-only">{bankDateTime(clock.data.now)}</span>
      </Button>
    </Popover>
  );
}
