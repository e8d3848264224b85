import type { Page } from 'playwright-core';

/** The buttons of the standard mapping by what Xbox pads call them. */
export const BUTTONS = {
  A: 0, B: 1, X: 2, Y: 3, LB: 4, RB: 5, LT: 6, RT: 7, menu: 9, up: 12, down: 13, left: 14, right: 15,
} as const;

export type ButtonName = keyof typeof BUTTONS;

export const XBOX = 'Xbox 360 Controller (XInput STANDARD GAMEPAD)';

interface FakePad {
  id: string;
  plugged: boolean;
  pressed: number[];
  axes: number[];
}

/** A pad for a browser without hands. Must be called before the page is loaded. */
export async function plugPad(page: Page, id = XBOX, plugged = true): Promise<Hands> {
  await page.addInitScript(
    ([id, plugged]) => {
      const state: FakePad = { id, plugged, pressed: [], axes: [0, 0, 0, 0] };
      Object.assign(globalThis, { __fakePad: state, __padReads: 0 });
      Navigator.prototype.getGamepads = () => {
        (globalThis as never as { __padReads: number }).__padReads++;
        if (!state.plugged) return [null, null, null, null];
        const buttons = Array.from({ length: 17 }, (_, i) => {
          const pressed = state.pressed.includes(i);
          return { pressed, touched: pressed, value: Number(pressed) };
        });
        const pad = { id: state.id, index: 0, connected: true, mapping: 'standard', axes: [...state.axes], buttons };
        return [{ ...pad, timestamp: performance.now() } as never, null, null, null];
      };
    },
    [id, plugged] as const,
  );
  return handsOn(page);
}

export type Hands = ReturnType<typeof handsOn>;

function handsOn(page: Page) {
  const change = (next: Partial<FakePad>) =>
    page.evaluate((next) => void Object.assign((globalThis as never as { __fakePad: FakePad }).__fakePad, next), next);
  /** Long enough for whoever asks in every frame to have seen it. */
  const frames = () =>
    page.evaluate(async () => {
      for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  const hold = async (...names: ButtonName[]) => {
    await change({ pressed: names.map((name) => BUTTONS[name]) });
    await frames();
  };
  const hands = {
    hold,
    async press(...names: ButtonName[]) {
      for (const name of names) {
        await hold(name);
        await hold();
      }
    },
    async tilt(...axes: number[]) {
      await change({ axes });
      await frames();
    },
    async plug(plugged: boolean) {
      await change({ plugged });
      await page.evaluate((type) => void dispatchEvent(new Event(type)), plugged ? 'gamepadconnected' : 'gamepaddisconnected');
      await frames();
    },
    /** How often the pads were asked for since the last call. */
    reads: () =>
      page.evaluate(() => {
        const counter = globalThis as never as { __padReads: number };
        const { __padReads: reads } = counter;
        counter.__padReads = 0;
        return reads;
      }),
  };
  return hands;
}
