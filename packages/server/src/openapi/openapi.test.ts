import SwaggerParser from '@apidevtools/swagger-parser';
import { newId } from '@savepoint/protocol';
import type { GenericSchema } from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { holdToDocument } from '../testing/hold-to-document.ts';
import { OPERATIONS } from './document.ts';
import { JSON_TYPE } from './operation.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;
beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

interface Document {
  paths: Record<string, Record<string, Described>>;
}
interface Described {
  summary: string;
  requestBody?: { content: Record<string, { schema?: { required?: string[]; anyOf?: unknown; oneOf?: unknown } }> };
}

const read = async () => (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;

test('is a valid document, and is not sent twice', async () => {
  const first = await fetch(`${server.url}/openapi.json`);
  const document = await first.text();
  await SwaggerParser.validate(JSON.parse(document) as never);
  const etag = first.headers.get('etag')!;
  expect((await fetch(`${server.url}/openapi.json`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect(document.length).toBeLessThan(200_000);
});

test('names every address the server answers, and no other: a new one belongs into the tables beside this file', async () => {
  const pages = /^GET (\/savepoint\.js|\/savepoint\/\*|\/console|\/console\/\*|\/\*)$/;
  const optional = ['GET /staff/oidc/start', 'GET /staff/oidc/callback', 'HEAD /v1/files/:sha256'];
  const answered = [...new Set(server.routes)].filter((route) => !pages.test(route));
  expect(answered.toSorted()).toEqual(Object.keys(OPERATIONS).filter((route) => !optional.includes(route)).toSorted());
  const described = Object.entries((await read()).paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(described.toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
});

test('says of each body what the address itself refuses when it is not there', async () => {
  const player = await register(server.url);
  const { paths } = await read();
  let tried = 0;
  for (const [route, { body }] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = route.split(' ');
    if (!body || body === 'bytes') continue;
    const described = paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!;
    const { required = [] } = described.requestBody!.content['application/json']!.schema!;
    const named = path.replace(':game', 'orbit').replace(':kind', 'article').replace(':language', 'en').replace(/:\w+/g, newId());
    const headers = path.startsWith('/staff/') ? owner.headers : { authorization: `Bearer ${player.token}` };
    const answer = await fetch(server.url + named, { method, headers, body: '{}' });
    if (required.length === 0 || isChoice(body)) continue;
    const { code, detail } = (await answer.json()) as { code: string; detail?: string };
    expect([route, code, detail]).toEqual([route, 'malformed', `The field "${required[0]}" is not valid`]);
    tried++;
  }
  expect(tried).toBeGreaterThan(20);
});

test('says of each JSON answer what it is', () => {
  const told = Object.entries(OPERATIONS).filter(([, { gives = [200, JSON_TYPE] }]) => gives[1] === JSON_TYPE);
  expect(told.flatMap(([route, { answer }]) => (answer ? [] : [route]))).toEqual([]);
});

test('holds real answers to it: what is missing, of another kind or not named is an error', () => {
  const answer = { playerId: newId(), token: 'a.b.c', expiresInMs: 5 };
  const hold = (changed: object) => () => holdToDocument('POST', '/v1/players', { ...answer, ...changed });
  expect(hold({})).not.toThrow();
  expect(hold({ expiresInMs: 'soon' })).toThrow('expiresInMs');
  expect(hold({ token: undefined })).toThrow('token');
  expect(hold({ secret: 'x' })).toThrow('does not name: $.secret');
});

const isChoice = (schema: GenericSchema) => schema.type === 'variant' || schema.type === 'union';
