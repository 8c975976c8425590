import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** The draft was changed elsewhere while it was open here: which of the two is to stay. */
export function SavedElsewhere({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      className="section"
      title={t('designer.conflict')}
      description={t('designer.conflictText')}
      action={
        <>
          <Button size="small" onClick={onTheirs}>
            {t('designer.loadTheirs')}
          </Button>{' '}
          <Button size="small" onClick={onMine}>
            {t('designer.keepMine')}
          </Button>
        </>
      }
    />
  );
}
