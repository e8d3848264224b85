import { useEffect, useRef } from 'preact/hooks';

/** A field that takes the focus when it is first drawn, where that is wanted: browsers heed `autofocus` in dialogs alone. */
export function useFirstFocus<T extends HTMLElement>(wanted: boolean): { current: T | null } {
  const field = useRef<T>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, []);
  return field;
}
