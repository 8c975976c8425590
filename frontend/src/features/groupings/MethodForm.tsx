import type { Decision, Tag } from '@shared/api/types';
import { LayersForm } from './LayersForm';
import { LookalikeForm } from './LookalikeForm';
import type { Method, Settings } from './types';

export interface MethodFormProps {
  value: Settings;
  onChange: (settings: Settings) => void;
  tags: readonly Tag[];
  decisions: readonly Decision[];
}

const FORMS: Partial<Record<Method, React.ComponentType<MethodFormProps>>> = {
  LAYERS: LayersForm,
  LOOKALIKE: LookalikeForm,
};

/** The settings of a method. */
export function MethodForm({ method, ...props }: MethodFormProps & { method: Method }) {
  const Form = FORMS[method];
  return Form ? <Form {...props} /> : null;
}
