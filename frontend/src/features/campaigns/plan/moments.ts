import dayjs, { type Dayjs } from 'dayjs';
import { bankDateTime } from '@shared/format/times';

/** What the bank's clock shows at that moment, for a picker that knows no zones. */
export const onBankClock = (at: string): Dayjs => dayjs(bankDateTime(at).replace(' ', 'T'));

/** The moment at which the bank's clock shows that. */
export const fromBankClock = (shown: Dayjs): string =>
  new Date(`${shown.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString();
