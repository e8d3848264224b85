import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';

interface MenuProps {
  /** What a screen reader says beside what the button shows. */
  label: string;
  /** What the button shows. */
  face: ComponentChildren;
  class?: string;
  /** The contents; `close` shuts the menu and gives the focus back. */
  children: (close: () => void) => ComponentChildren;
}

/** A button in, the same with contents that unfold below it out. Escape and a click elsewhere fold them away. */
export function Menu({ label, face, class: more = '', children }: MenuProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  return (
    <div class={`menu ${more}`}>
      <button type="button" class="menu-button" aria-expanded={open.value} popovertarget={id}>
        {face}
        <span class="visually-hidden">{label}</span>
      </button>
      <div
        ref={panel}
        id={id}
        class="menu-panel"
        popover="auto"
        data-menu-open={open.value}
        onToggle={(event) => (open.value = event.newState === 'open')}
      >
        {children(() => panel.current?.hidePopover())}
      </div>
    </div>
  );
}
