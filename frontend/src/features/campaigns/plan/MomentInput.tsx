import { DatePicker } from 'antd';
import { fromBankClock, onBankClock } from './moments';

/** A moment on the bank's clock, wherever the browser is; empty for none. */
export function MomentInput(props: {
  label: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}) {
  return (
    <DatePicker
      aria-label={props.label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      style={{ width: 220 }}
      value={props.value ? onBankClock(props.value) : null}
      onChange={(picked) => props.onChange?.(picked ? fromBankClock(picked) : null)}
    />
  );
}
