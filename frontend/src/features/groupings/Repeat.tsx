import { App, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import type { Grouping } from './types';

/** Every so many days at a time of the bank's day. */
export function Repeat({ grouping, mayEdit }: { grouping: Grouping; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [days, setDays] = useState(grouping.repeatDays);
  const [at, setAt] = useState(grouping.repeatAt?.slice(0, 5) ?? '06:30');
  const set = useChange(
    (to: number | null) =>
      call('PUT /api/groupings/{code}/repeat', {
        path: { code: grouping.code },
        body: to === null ? { days: null, at: null } : { days: to, at: `${at}:00` },
      }),
    [['groupings']],
    () => message.success(t('groupings.repeatSet')),
  );
  const now =
    grouping.repeatDays === null
      ? t('groupings.noRepeat')
      : t('groupings.repeats', { count: grouping.repeatDays, at: grouping.repeatAt?.slice(0, 5) });
  return (
    <section className="section">
      <h2 className="section-title">{t('groupings.repeat')}</h2>
      <p className="quiet">{now}</p>
      {mayEdit && (
        <div className="tools">
          <InputNumber<number>
            aria-label={t('groupings.everyDays')}
            min={1}
            max={366}
            precision={0}
            prefix={t('groupings.every')}
            suffix={t('groupings.days')}
            style={{ width: 150 }}
            value={days}
            onChange={setDays}
          />
          <Input
            type="time"
            aria-label={t('groupings.at')}
            style={{ width: 136 }}
            value={at}
            onChange={(event) => {
              setAt(event.target.value);
            }}
          />
          <Button
            disabled={days === null || !at}
            loading={set.isPending}
            onClick={() => {
              set.mutate(days);
            }}
          >
            {t('groupings.setRepeat')}
          </Button>
          {grouping.repeatDays !== null && (
            <Button
              type="text"
              onClick={() => {
                set.mutate(null);
              }}
            >
              {t('groupings.stopRepeat')}
            </Button>
          )}
        </div>
      )}
      {set.isError && <ProblemView problem={asProblem(set.error)} />}
    </section>
  );
}
