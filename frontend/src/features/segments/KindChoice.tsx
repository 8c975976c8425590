import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

const KINDS = ['RULE', 'LIST', 'ALGEBRA', 'SCORE', 'EVENT'] as const;

/** How a new segment says whom it means. */
export function KindChoice({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className="tools">
      <Segmented
        aria-label={t('segmentList.kind')}
        value={kind}
        onChange={(next) => void navigate(`/audience/segments/new?kind=${next}`, { replace: true })}
        options={KINDS.map((value) => ({ value, label: t(`segmentList.kinds.${value}`) }))}
      />
    </div>
  );
}
