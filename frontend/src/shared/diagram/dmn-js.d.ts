declare module 'dmn-js/lib/NavigatedViewer' {
  interface Part {
    additionalModules: readonly object[];
  }
  interface View {
    id: string;
    name: string;
    type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression';
  }
  export default class NavigatedViewer {
    constructor(
      options: { container: HTMLElement } & Partial<
        Record<'drd' | 'decisionTable' | 'literalExpression', Part>
      >,
    );
    importXML(xml: string, options?: { open: boolean }): Promise<{ warnings: unknown[] }>;
    getViews(): View[];
    open(view: View): Promise<{ warnings: unknown[] }>;
    destroy(): void;
  }
}

declare module 'dmn-js/lib/Modeler' {
  import NavigatedViewer from 'dmn-js/lib/NavigatedViewer';
  interface ActiveViewer {
    get(name: 'eventBus'): { on(event: string, listener: () => void): void };
  }
  export default class Modeler extends NavigatedViewer {
    getActiveViewer(): ActiveViewer | undefined;
    saveXML(options?: { format: boolean }): Promise<{ xml: string }>;
  }
}
