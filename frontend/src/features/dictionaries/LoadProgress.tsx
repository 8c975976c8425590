import { useTranslation } from 'react-i18next';
import type { Dictionary } from '@shared/events/types';
import { exact } from '@shared/format/numbers';
import { ProgressLine } from '@shared/ui/ProgressLine';

/** What a long load is at; of the lines of a file nobody knows how many there are. */
export function LoadProgress({ loading }: { loading: NonNullable<Dictionary['loading']> }) {
  const { t } = useTranslation();
  const label = t(`dictionaries.stages.${loading.stage}`);
  return loading.total === null ? (
    <p className="quiet small num" role="status">
      {label} · {exact(loading.done)}
    </p>
  ) : (
    <ProgressLine label={label} done={loading.done} total={loading.total} />
  );
}
