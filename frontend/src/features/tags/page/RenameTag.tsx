import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { FormModal } from '@shared/ui/FormModal';
import { NameFields } from '@shared/ui/fields';
import type { CatalogueTag, TagNames } from '../types';

/** What people call the tag; rules, segments and tables know it by its code and stay as they are. */
export function RenameTag({ tag, onClose }: { tag: CatalogueTag; onClose: () => void }) {
  const { t } = useTranslation();
  const rename = useChange(
    (names: TagNames) => call('PUT /api/tags/{code}/names', { path: { code: tag.code }, body: names }),
    [['tags']],
    onClose,
  );
  return (
    <FormModal<TagNames>
      title={t('tags.rename')}
      initial={{ nameZh: tag.nameZh, nameEn: tag.nameEn }}
      change={rename}
      onClose={onClose}
    >
      <NameFields autoFocus />
      <p className="quiet small">{t('tags.renameText', { code: tag.code })}</p>
    </FormModal>
  );
}
