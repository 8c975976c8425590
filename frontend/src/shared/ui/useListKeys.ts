import { useEffect, useEffectEvent, useState } from 'react';

interface ListKeys {
  count: number;
  /** Whether the keys are meant for this one of the lists of the page. */
  mine: () => boolean;
  open: (index: number) => void;
  pick?: (index: number) => void;
  search?: () => void;
}

/** j and k move, Enter opens, x picks, / goes to the search box; silent while somebody types or a dialog is open. */
export function useListKeys(list: ListKeys): number {
  const [at, setAt] = useState(-1);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (!list.mine()) return;
    const here = Math.min(at, list.count - 1);
    switch (event.key) {
      case 'j':
        setAt(Math.min(here + 1, list.count - 1));
        break;
      case 'k':
        setAt(Math.max(here - 1, 0));
        break;
      case 'Enter':
        if (here < 0 || isControl(event.target)) return;
        list.open(here);
        break;
      case 'x':
        if (here >= 0) list.pick?.(here);
        break;
      case '/':
        list.search?.();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return Math.min(at, list.count - 1);
}

/** The list that has the focus, else the first of the page whose rows can be opened or picked. */
export function hasTheKeys(list: HTMLElement | null): boolean {
  const focused = document.activeElement?.closest('[data-list]');
  return list !== null && (focused ?? document.querySelector('[data-list="keys"]')) === list;
}

/** Whether a key belongs to a field or an open dialog, not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open')) return true;
  return isField(target);
}

/** Where keys write something. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(BUTTON|A)$/.test(target.tagName);
}
