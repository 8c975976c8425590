import type { ElementLike } from 'diagram-js/lib/model/Types';

interface Extension {
  $type: string;
  $children?: Extension[];
  values?: Extension[];
  name?: string;
  value?: string;
}

/** A `camunda:property` of an element, whether the reader knows the extension or keeps it as unknown children. */
export function propertyOf(element: ElementLike, name: string): string | undefined {
  const business = element.businessObject as { extensionElements?: { values?: Extension[] } } | undefined;
  return (business?.extensionElements?.values ?? [])
    .flatMap((extension) => extension.values ?? extension.$children ?? [])
    .find((property) => property.name === name)?.value;
}

/** A `camunda:` attribute of an element, whether the reader knows the extension or not. */
export function attributeOf(element: ElementLike, name: string): string | undefined {
  const business = element.businessObject as
    ({ $attrs?: Record<string, string> } & Record<string, unknown>) | undefined;
  const known = business?.[name];
  return typeof known === 'string' ? known : business?.$attrs?.[`camunda:${name}`];
}
