import type { Context, DeviceClass } from '@savepoint/protocol';

type Device = NonNullable<Context['device']>;

interface UserAgentData {
  mobile: boolean;
  platform: string;
  getHighEntropyValues(hints: string[]): Promise<{
    platformVersion?: string;
    model?: string;
    formFactors?: string[];
    fullVersionList?: { brand: string; version: string }[];
  }>;
}

/** The device as the browser tells it: client hints where there are any, else the user-agent text. */
export async function collectDevice(): Promise<Device> {
  const agent = navigator.userAgent;
  const device = fromUserAgent(agent, navigator.maxTouchPoints);
  const hints = (navigator as { userAgentData?: UserAgentData }).userAgentData;
  if (!hints) return device;
  const values = await hints.getHighEntropyValues(['platformVersion', 'model', 'fullVersionList']);
  const brands = values.fullVersionList?.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? [];
  const brand = brands.find(({ brand }) => brand !== 'Chromium') ?? brands[0];
  return {
    ...device,
    os: hints.platform || device.os,
    osVersion: values.platformVersion || device.osVersion,
    ...(values.model && { model: values.model }),
    ...(brand && { browser: brand.brand, browserVersion: brand.version }),
  };
}

const SYSTEMS: readonly [os: string, pattern: RegExp][] = [
  ['iOS', /(?:iPhone|iPad|iPod).*? OS ([\d_]+)/],
  ['Android', /Android ([\d.]+)?/],
  ['Windows', /Windows NT ([\d.]+)/],
  ['Chrome OS', /CrOS \S+ ([\d.]+)/],
  ['macOS', /Mac OS X ([\d_.]+)/],
  ['Linux', /Linux()/],
];

const BROWSERS: readonly [browser: string, pattern: RegExp][] = [
  ['Edge', /Edg\w*\/([\d.]+)/],
  ['Opera', /OPR\/([\d.]+)/],
  ['Samsung Internet', /SamsungBrowser\/([\d.]+)/],
  ['Electron', /Electron\/([\d.]+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /(?:Chrome|CriOS)\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).*Safari/],
];

/** What a user-agent text says. An iPad that calls itself a Mac gives itself away by its touch points. */
export function fromUserAgent(agent: string, touchPoints: number): Device {
  const [os, osVersion] = match(SYSTEMS, agent);
  const [browser, browserVersion] = match(BROWSERS, agent);
  const iPad = /iPad/.test(agent) || (os === 'macOS' && touchPoints > 1);
  return {
    class: classOf(agent, iPad),
    ...(os && { os: iPad ? 'iOS' : os }),
    ...(osVersion && !(iPad && os === 'macOS') && { osVersion: osVersion.replaceAll('_', '.') }),
    ...(browser && { browser }),
    ...(browserVersion && { browserVersion }),
  };
}

function match(table: readonly [string, RegExp][], agent: string): [name?: string, version?: string] {
  for (const [name, pattern] of table) {
    const found = pattern.exec(agent);
    if (found) return [name, found[1]];
  }
  return [];
}

function classOf(agent: string, iPad: boolean): DeviceClass {
  if (/PlayStation|Xbox|Nintendo/.test(agent)) return 'console';
  if (/Quest|OculusBrowser/.test(agent)) return 'headset';
  if (/TV|Tizen|Web0S|AFT/.test(agent)) return 'tv';
  if (iPad || /Tablet|Android(?!.*Mobile)/.test(agent)) return 'tablet';
  return /Mobi|iPhone|iPod/.test(agent) ? 'phone' : 'desktop';
}
