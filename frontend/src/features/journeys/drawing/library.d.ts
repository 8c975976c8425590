declare module 'diagram-js-minimap' {
  import type { ModuleDeclaration } from 'didi';
  const minimap: ModuleDeclaration;
  export default minimap;
}
declare module 'bpmn-js-differ' {
  interface Changed {
    model: { id: string; $type: string; name?: string };
    attrs: Record<string, { oldValue: unknown; newValue: unknown }>;
  }
  interface Differences {
    _added: Record<string, { id: string; $type: string; name?: string }>;
    _removed: Record<string, { id: string; $type: string; name?: string }>;
    _changed: Record<string, Changed>;
    _layoutChanged: Record<string, { id: string; $type: string; name?: string }>;
  }
  export function diff(before: object, after: object): Differences;
}

declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(xml: string): Promise<{ rootElement: object; warnings: unknown[] }>;
    toXML(element: object, options?: { format: boolean }): Promise<{ xml: string }>;
  }
}
