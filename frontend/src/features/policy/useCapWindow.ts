import { useTranslation } from 'react-i18next';
import { duration } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';

const DAY = 86_400;

/** Says what a cap's window is: a length of time, or days of the customer's calendar. */
export function useCapWindow(): (seconds: number, calendar: boolean) => string {
  const { t } = useTranslation();
  const { language } = usePreferences();
  return (seconds, calendar) =>
    calendar ? t('policy.calendarDays', { count: seconds / DAY }) : duration(seconds, language);
}
