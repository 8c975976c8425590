import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import { useTranslation } from 'react-i18next';
import type { TypeLine } from './types';

/** What happens because of an event; a key event without anything is marked. */
export function Reactions({ line }: { line: TypeLine }) {
  const { t } = useTranslation();
  const live = line.reactions.filter((each) => each.live);
  if (line.unreacted) {
    return (
      <span className="mark amber">
        <ExclamationCircleOutlined aria-hidden /> {t('eventTypes.nothingReacts')}
      </span>
    );
  }
  if (live[0]) {
    return (
      <span className="mark green">
        <CheckCircleOutlined aria-hidden /> {live[0].name}
        {live.length > 1 && ` +${live.length - 1}`}
      </span>
    );
  }
  return <span className="quiet">{line.type.reaction ?? '–'}</span>;
}
