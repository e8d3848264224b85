import { expect, test } from 'vitest';
import { fromUserAgent } from './device.ts';

const AGENTS: [agent: string, touch: number, ...string[]][] = [
  [
    'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    5, 'phone', 'Android', '14', 'Samsung Internet', '25.0',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    5, 'phone', 'iOS', '18.6', 'Safari', '18.6',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
    0, 'desktop', 'macOS', '10.15.7', 'Safari', '18.6',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    0, 'desktop', 'Windows', '10.0', 'Edge', '141.0.0.0',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    0, 'desktop', 'Linux', '', 'Firefox', '140.0',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    5, 'tablet', 'Android', '13', 'Chrome', '141.0.0.0',
  ],
];

test.each(AGENTS)('reads %s', (agent, touch, kind, os, osVersion, browser, browserVersion) => {
  expect(fromUserAgent(agent, touch)).toEqual({
    class: kind,
    os,
    ...(osVersion && { osVersion }),
    browser,
    browserVersion,
  });
});

test('knows an iPad that calls itself a Mac by its touch points, and claims no version for it', () => {
  const agent = AGENTS[2]![0];
  expect(fromUserAgent(agent, 5)).toMatchObject({ class: 'tablet', os: 'iOS', browser: 'Safari' });
  expect(fromUserAgent(agent, 5)).not.toHaveProperty('osVersion');
});

test('says little of an agent that says nothing', () => {
  expect(fromUserAgent('', 0)).toEqual({ class: 'desktop' });
});
