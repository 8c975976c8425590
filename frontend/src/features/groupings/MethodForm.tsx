import type { Decision, Tag } from '@shared/api/types';
import { ClustersForm } from './ClustersForm';
import { LayersForm } from './LayersForm';
import { LookalikeForm } from './LookalikeForm';
import { ProductsForm } from './ProductsForm';
import { TiersForm } from './TiersForm';
import type { Method, Settings } from './types';

export interface MethodFormProps {
  value: Settings;
  onChange: (settings: Settings) => void;
  tags: readonly Tag[];
  decisions: readonly Decision[];
}

const FORMS: Record<Method, React.ComponentType<MethodFormProps>> = {
  LAYERS: LayersForm,
  LOOKALIKE: LookalikeForm,
  CLUSTERS: ClustersForm,
  PRODUCTS: ProductsForm,
  TIERS: TiersForm,
};

/** The settings of a method. */
export function MethodForm({ method, ...props }: MethodFormProps & { method: Method }) {
  const Form = FORMS[method];
  return <Form {...props} />;
}
