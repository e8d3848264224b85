import { PROBLEMS } from '@savepoint/protocol';
import { envelopes } from '@savepoint/protocol/schemas';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { ROUTE_PERMISSIONS } from '../staff/route-permissions.ts';
import { JSON_TYPE, type Operation } from './operation.ts';
import { PLAYER_OPERATIONS } from './player-operations.ts';
import { shareParts } from './share-parts.ts';
import { STAFF_OPERATIONS } from './staff-operations.ts';

export const OPERATIONS: Record<string, Operation> = { ...PLAYER_OPERATIONS, ...STAFF_OPERATIONS };

type Json = Record<string, unknown>;

/** What stands in addresses. */
const PARAMETERS: Record<string, Json> = {
  id: { type: 'string', format: 'uuid' },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  game: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' },
  file: { type: 'string', pattern: '^[0-9a-f]{64}\\.[a-z]+$' },
};
/** `:id` of these is a word that staff chose, or that a key was given. */
const WORDED = /^\/staff\/(help|games)\//;
const TEXT = { type: 'string' };

/** Out: the OpenAPI document of every address, made from the schemas that validate what comes in. */
export function describeApi(version: string): Json {
  const paths: Record<string, Json> = {};
  const schemas: Record<string, Json> = { Problem: problemSchema() };
  for (const [kind, schema] of Object.entries(envelopes)) schemas[`envelope.${kind}`] = jsonSchema(schema, kind, schemas);
  for (const [route, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = route.split(' ');
    const named = path.replace(/:(\w+)/g, '{$1}');
    paths[named] = { ...paths[named], [method.toLowerCase()]: describe(route, path, operation, schemas) };
  }
  const names = new Map<string, string>();
  const told = shareParts(paths, schemas, names);
  for (const [name, schema] of Object.entries(schemas)) schemas[name] = shareParts(schema, schemas, names);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Savepoint',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: 'Support inside the game. Refusals are problem documents (RFC 9457): decide by `code`. Sockets are described in docs/chat.md.',
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'players', description: 'What games ask' }, { name: 'staff', description: 'What the console and programs ask' }],
    paths: told,
    components: {
      securitySchemes: {
        player: { type: 'http', scheme: 'bearer', description: 'From `POST /v1/players`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'savepoint_session', description: 'From `POST /staff/session`; with `origin` of the same site for whatever changes something.' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key, `sp_…`.' },
        metrics: { type: 'http', scheme: 'bearer', description: '`SAVEPOINT_METRICS_TOKEN`' },
      },
      schemas,
    },
  };
}

function describe(route: string, path: string, operation: Operation, schemas: Record<string, Json>): Json {
  const { about, body, query, answer, gives = [200, JSON_TYPE] } = operation;
  const [status, type] = gives;
  const permission = ROUTE_PERMISSIONS[route];
  const name = route.toLowerCase().replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
  // Of an answer what comes out counts, of a body what goes in: what may be left out there has its default here.
  const told = answer ? { schema: jsonSchema(answer, `${name}Answer`, schemas, 'output') } : type === JSON_TYPE ? { schema: {} } : {};
  return {
    operationId: name,
    summary: about,
    tags: [path.startsWith('/staff/') ? 'staff' : 'players'],
    security: securityOf(path, permission),
    ...(permission && { 'x-permission': permission }),
    parameters: [...pathParameters(path), ...(query ? queryParameters(jsonSchema(query, name, schemas)) : [])],
    ...(body && { requestBody: body === 'bytes' ? BYTES_BODY : bodyOf(route, jsonSchema(body, name, schemas)) }),
    responses: {
      [status]: { description: 'Done', ...(type && { content: { [type]: told } }) },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function securityOf(path: string, permission: string | undefined): Json[] {
  if (path === '/metrics') return [{ metrics: [] }];
  if (permission) return permission === 'public' ? [] : [{ session: [] }, { key: [] }];
  return /^\/v1\/(sync|files|players\/)/.test(path) ? [{ player: [] }] : [];
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const schema = name === 'id' && WORDED.test(path) ? TEXT : (PARAMETERS[name] ?? TEXT);
    return { name, in: 'path', required: true, schema };
  });
}

function queryParameters({ properties = {}, required = [] }: { properties?: Record<string, Json>; required?: string[] }): Json[] {
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

const BYTES_BODY = { required: true, content: { 'application/octet-stream': {} } };

function bodyOf(route: string, schema: { properties?: Record<string, Json> }): Json {
  // Each is validated alone, by its kind, so that a bad one stops no other.
  if (route === 'POST /v1/sync') {
    const anyOf = Object.keys(envelopes).map((kind) => ({ $ref: `#/components/schemas/envelope.${kind}` }));
    Object.assign(schema.properties!.envelopes!, { items: { anyOf } });
  }
  return { required: true, content: { [JSON_TYPE]: { schema } } };
}

/**
 * Rules that no JSON schema can say, such as whether a pattern is one, are left out: the server still holds to them. What
 * nests in itself is put among `shared` under `name`, as a document has one place for such.
 */
function jsonSchema(schema: GenericSchema, name: string, shared: Record<string, Json>, typeMode: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...made } = toJsonSchema(schema, { target: 'draft-2020-12', typeMode, errorMode: 'ignore' });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  const { $defs = {}, ...whole } = JSON.parse(text) as { $defs?: Record<string, Json> };
  for (const [key, part] of Object.entries($defs)) shared[`${name}.${key}`] = part;
  return whole;
}

function problemSchema(): Json {
  const number = { type: 'number' };
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: TEXT,
      title: TEXT,
      status: { type: 'integer' },
      code: { enum: Object.keys(PROBLEMS) },
      detail: TEXT,
      retryAfterMs: { ...number, description: 'Milliseconds after which the same request may be tried again.' },
      offset: { ...number, description: 'Bytes of an upload that are here.' },
      requestId: TEXT,
    },
  };
}
