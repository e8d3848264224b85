import type { Context } from '@savepoint/protocol';

/** What people play on: a model with the system, browser, chip and screen it really has. */
export interface SampleDevice {
  device: NonNullable<Context['device']>;
  width: number;
  height: number;
  pixelRatio: number;
  touch: boolean;
  gamepad?: string;
  weight: number;
}

type Size = readonly [width: number, height: number, pixelRatio: number];

const android = (
  model: string,
  gpu: string,
  osVersion: string,
  memoryGb: number,
  size: Size,
  weight = 1,
): SampleDevice => ({
  device: {
    class: 'phone', os: 'Android', osVersion, browser: model.startsWith('SM-') ? 'Samsung Internet' : 'Chrome',
    browserVersion: model.startsWith('SM-') ? '29.0' : '142.0', model, gpu, cores: 8, memoryGb,
  },
  width: size[0], height: size[1], pixelRatio: size[2], touch: true, weight,
});

const iphone = (model: string, gpu: string, osVersion: string, size: Size, weight = 1): SampleDevice => ({
  device: { class: 'phone', os: 'iOS', osVersion, browser: 'Safari', browserVersion: osVersion, model, gpu, cores: 6 },
  width: size[0], height: size[1], pixelRatio: size[2], touch: true, weight,
});

const desktop = (
  os: string,
  osVersion: string,
  browser: string,
  version: string,
  gpu: string,
  size: Size,
): SampleDevice => ({
  device: { class: 'desktop', os, osVersion, browser, browserVersion: version, gpu, cores: 12, memoryGb: 16 },
  width: size[0], height: size[1], pixelRatio: size[2], touch: false, weight: 1.4,
});

export const DEVICES: readonly SampleDevice[] = [
  android('Redmi Note 11S', 'Mali-G57 MC2', '13', 6, [393, 873, 2.75], 2),
  android('SM-A146B', 'Mali-G57 MC2', '14', 4, [384, 854, 2.8], 3),
  android('OPPO A78 5G', 'Mali-G57 MC2', '14', 8, [360, 800, 2], 2),
  android('realme 8 5G', 'Mali-G57 MC2', '13', 8, [360, 800, 3]),
  android('SM-S921B', 'Xclipse 940', '16', 8, [360, 780, 3], 2),
  android('SM-A546E', 'Mali-G68 MP4', '15', 8, [412, 892, 2.625], 2),
  android('Pixel 8', 'Mali-G715', '16', 8, [412, 915, 2.625], 2),
  android('Pixel 6a', 'Mali-G78', '16', 6, [412, 915, 2.625]),
  android('Redmi Note 12', 'Adreno 619', '14', 4, [393, 873, 2.75], 2),
  android('vivo Y36', 'Adreno 610', '14', 8, [360, 803, 3]),
  android('Xiaomi 13T', 'Mali-G610 MC6', '15', 8, [407, 904, 3]),
  iphone('iPhone 15', 'Apple A16', '26.1', [393, 852, 3], 3),
  iphone('iPhone 13', 'Apple A15', '18.6', [390, 844, 3], 3),
  iphone('iPhone SE (3rd generation)', 'Apple A15', '18.6', [375, 667, 2]),
  iphone('iPhone 16 Pro Max', 'Apple A18 Pro', '26.1', [440, 956, 3]),
  {
    device: {
      class: 'tablet', os: 'iPadOS', osVersion: '26.1', browser: 'Safari', browserVersion: '26.1',
      model: 'iPad (10th generation)', gpu: 'Apple A14', cores: 6,
    },
    width: 820, height: 1180, pixelRatio: 2, touch: true, weight: 1.5,
  },
  {
    device: {
      class: 'tablet', os: 'Android', osVersion: '15', browser: 'Chrome', browserVersion: '142.0',
      model: 'SM-X210', gpu: 'Adreno 619', cores: 8, memoryGb: 4,
    },
    width: 800, height: 1280, pixelRatio: 1.5, touch: true, weight: 1,
  },
  desktop('Windows', '11', 'Chrome', '142.0', 'NVIDIA GeForce RTX 3060', [1920, 1080, 1]),
  desktop('Windows', '11', 'Edge', '142.0', 'Intel Iris Xe', [1536, 864, 1.25]),
  desktop('Windows', '10', 'Firefox', '145.0', 'NVIDIA GeForce GTX 1650', [1920, 1080, 1]),
  desktop('macOS', '15.7', 'Safari', '26.1', 'Apple M2', [1470, 956, 2]),
  desktop('macOS', '26.1', 'Chrome', '142.0', 'Apple M1', [1440, 900, 2]),
  desktop('Linux', 'Ubuntu 24.04', 'Firefox', '145.0', 'AMD Radeon RX 6600', [2560, 1440, 1]),
  {
    device: {
      class: 'console', os: 'SteamOS', osVersion: '3.7', browser: 'Chrome', browserVersion: '141.0',
      model: 'Steam Deck', gpu: 'AMD Custom GPU 0405', cores: 8, memoryGb: 16,
    },
    width: 1280, height: 800, pixelRatio: 1, touch: true, gamepad: 'Steam Deck Controller', weight: 1,
  },
  {
    device: {
      class: 'console', os: 'Xbox', osVersion: '10.0.26100', browser: 'Edge', browserVersion: '142.0',
      model: 'Xbox Series S',
    },
    width: 1920, height: 1080, pixelRatio: 1, touch: false, gamepad: 'Xbox Wireless Controller', weight: 0.8,
  },
  {
    device: {
      class: 'tv', os: 'webOS TV', osVersion: '24', browser: 'Chrome', browserVersion: '120.0', model: 'LG OLED C4',
    },
    width: 1920, height: 1080, pixelRatio: 1, touch: false, gamepad: '8BitDo Ultimate 2C', weight: 0.5,
  },
  {
    device: {
      class: 'headset', os: 'Android', osVersion: '14', browser: 'Meta Quest Browser', browserVersion: '41.2',
      model: 'Quest 3', gpu: 'Adreno 740',
    },
    width: 1280, height: 720, pixelRatio: 1, touch: false, weight: 0.3,
  },
];
