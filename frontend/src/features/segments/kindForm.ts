import type { Tag } from '@shared/api/types';

/** What the form of every kind is given; no value yet is null. */
export interface KindFormProps {
  value: unknown;
  onChange: (definition: unknown) => void;
  readOnly: boolean;
  tags: readonly Tag[];
}
