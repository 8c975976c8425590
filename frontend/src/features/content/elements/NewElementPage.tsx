import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ELEMENT_KINDS } from '@shared/api/elements';
import { PageHead } from '@shared/ui/PageHead';
import { useParameter } from '@shared/ui/useParameter';
import { ElementForm } from './ElementForm';

export function NewElementPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [wanted] = useParameter('kind');
  const kind = ELEMENT_KINDS.find((each) => each === wanted) ?? 'PRODUCT';
  return (
    <>
      <PageHead
        title={t('elements.newOf', { kind: t(`elements.kind.${kind}`) })}
        facts={<span>{t(`elements.kindText.${kind}`)}</span>}
      />
      <ElementForm
        key={kind}
        kind={kind}
        onDone={(key) => void navigate(`/content/elements/${key}`)}
        onCancel={() => void navigate(`/content/elements?kind=${kind}`)}
      />
    </>
  );
}
