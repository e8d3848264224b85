export interface Pads {
  /** From now on whoever asks is told that no pad is touched. */
  hide(): void;
  /** Each pad is itself again as soon as nothing on it is pressed. */
  show(): void;
}

/**
 * Games ask for pads instead of being told, many of them in a pause as well. The button that closes the panel must not
 * be a press in the game either, so a pad stays hidden until it is let go.
 */
export function watchPads(): Pads {
  const own = Object.getOwnPropertyDescriptor(navigator, 'getGamepads');
  const read = navigator.getGamepads?.bind(navigator);
  const all = () => [...(read?.() ?? [])];
  let open = false;
  let patched = false;
  let pressed = new Set<number>();

  function answer() {
    const pads = all();
    if (!open) {
      for (const index of pressed) if (!isPressed(pads[index])) pressed.delete(index);
      if (pressed.size === 0) restore();
    }
    return pads.map((pad) => (pad && (open || pressed.has(pad.index)) ? untouched(pad) : pad));
  }

  function restore() {
    patched = false;
    if (own) Object.defineProperty(navigator, 'getGamepads', own);
    else Reflect.deleteProperty(navigator, 'getGamepads');
  }

  return {
    hide() {
      open = true;
      if (patched || !read) return;
      patched = true;
      Object.defineProperty(navigator, 'getGamepads', { configurable: true, writable: true, value: answer });
    },
    show() {
      open = false;
      pressed = new Set(all().flatMap((pad) => (pad && isPressed(pad) ? [pad.index] : [])));
      if (patched && pressed.size === 0) restore();
    },
  };
}

const isPressed = (pad: Gamepad | null | undefined) => pad?.buttons.some((button) => button.pressed) ?? false;

/** The same pad with nothing pressed; a missing one would be taken for a pulled plug. */
function untouched(pad: Gamepad): Gamepad {
  const { id, index, connected, mapping, timestamp, vibrationActuator, hapticActuators } = pad;
  const up: GamepadButton = { pressed: false, touched: false, value: 0 };
  const axes = pad.axes.map(() => 0);
  const buttons = pad.buttons.map(() => up);
  return { id, index, connected, mapping, timestamp, vibrationActuator, hapticActuators, axes, buttons };
}
