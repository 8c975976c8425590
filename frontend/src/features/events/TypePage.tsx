import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { QueryView } from '@shared/ui/QueryView';
import { TypeForm } from './TypeForm';
import { useEventCatalogue, useEventType } from './api';

export function TypePage() {
  const { code = '' } = useParams();
  const type = useEventType(code);
  const catalogue = useEventCatalogue();
  return (
    <QueryView query={type}>
      {(page) => (
        <TypeForm key={page.line.type.version} page={page} reactable={catalogue.data?.reactable ?? []} />
      )}
    </QueryView>
  );
}

/** A type that came already brings its code and source along. */
export function NewTypePage() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const catalogue = useEventCatalogue();
  return (
    <TypeForm
      title={t('eventTypes.declare')}
      code={parameters.get('code') ?? ''}
      source={parameters.get('source') ?? ''}
      reactable={catalogue.data?.reactable ?? []}
    />
  );
}
