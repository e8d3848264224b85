import type { Context } from '@savepoint/protocol';

type Hardware = Pick<NonNullable<Context['device']>, 'gpu' | 'cores' | 'memoryGb' | 'battery'>;

interface Battery {
  level: number;
  charging: boolean;
}

/** What tells one device from another of its kind, asked for at the level `full` alone. */
export async function collectHardware(): Promise<Hardware> {
  const { hardwareConcurrency: cores, deviceMemory: memoryGb } = navigator as Navigator & { deviceMemory?: number };
  const gpu = graphicsCard();
  const battery = await (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.().catch(() => undefined);
  return {
    ...(gpu && { gpu }),
    ...(cores && { cores }),
    ...(memoryGb && { memoryGb }),
    ...(battery && { battery: { level: battery.level, charging: battery.charging } }),
  };
}

/** As WebGL names it on a canvas of our own: asking the game's for a context could take it from the game. */
function graphicsCard(): string | undefined {
  const gl = document.createElement('canvas').getContext('webgl');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info && gl?.getParameter(info.UNMASKED_RENDERER_WEBGL);
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name.slice(0, 200) : undefined;
}
