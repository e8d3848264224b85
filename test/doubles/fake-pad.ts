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
  /** Each change stands long enough for whoever asks in every frame to have seen it. All in one trip to the page. */
  const change = (...changes: Partial<FakePad>[]) =>
    page.evaluate(async (changes) => {
      for (const next of changes) {
        Object.assign((globalThis as never as { __fakePad: FakePad }).__fakePad, next);
        for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, changes);
  const held = (...names: ButtonName[]) => ({ pressed: names.map((name) => BUTTONS[name]) });
  const hands = {
    hold: (...names: ButtonName[]) => change(held(...names)),
    press: (...names: ButtonName[]) => change(...names.flatMap((name) => [held(name), held()])),
    tilt: (...axes: number[]) => change({ axes }),
    async plug(plugged: boolean) {
      await change({ plugged });
      await page.evaluate((type) => void dispatchEvent(new Event(type)), plugged ? 'gamepadconnected' : 'gamepaddisconnected');
      await change({});
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
