import { useTranslation } from 'react-i18next';
import { useNow } from '../format/clock';
import { exact } from '../format/numbers';
import { duration } from '../format/times';
import { usePreferences } from '../session/preferences';
import { People } from './Numbers';

/** Long work: how much, how fast, how much longer. The start comes from the server, so a reload changes nothing. */
export function ProgressLine(props: {
  label: string;
  done: number;
  total: number;
  startedAt?: string | undefined;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const now = useNow();
  const share = props.total > 0 ? Math.min(1, props.done / props.total) : 0;
  const seconds = props.startedAt ? (now() - new Date(props.startedAt).getTime()) / 1000 : 0;
  const rate = seconds > 1 ? props.done / seconds : 0;
  const left = rate > 0 ? (props.total - props.done) / rate : 0;
  return (
    <div className="step-line">
      <span>{props.label}</span>
      <div
        className="bar"
        role="progressbar"
        aria-label={props.label}
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <span className="num small quiet">
        <People of={props.done} /> / <People of={props.total} />
        {share < 1 && rate > 0 && (
          <> · {t('progress.rate', { rate: exact(Math.round(rate)), left: duration(left, language) })}</>
        )}
        {share >= 1 && <> · {t('progress.done')}</>}
      </span>
    </div>
  );
}
