/**
 * What an ordinary service takes for the same work: Fastify and PostgreSQL, as Infisical is built. A program of its own for
 * the bench. It stores shares without passwords, and an access is one transaction under a lock of its id that reads, checks,
 * decrypts, counts and answers. Started with the folder of PostgreSQL's socket and a user, it prints its port.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Pool, type PoolClient } from 'pg';

const [host, user] = process.argv.slice(2);
const ivBytes = 12;
const tagBytes = 16;
const minutesMs = 60_000;

interface Row {
  readonly id: string;
  readonly identifier: string;
  readonly encrypted_value: Buffer | null;
  readonly expires_at: Date;
  readonly expires_after_views: number | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_viewed_at: Date | null;
}

class Refusal extends Error {
  readonly statusCode = 404;
  override readonly name = 'NotFound';
}

const storeKey = randomBytes(32);
const pool = new Pool({ host, user, database: 'postgres' });
await pool.query(`CREATE TABLE IF NOT EXISTS shared_secret (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), identifier text NOT NULL UNIQUE, encrypted_value bytea,
  expires_at timestamptz NOT NULL, expires_after_views integer, last_viewed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now())`);

const service = Fastify();

service.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
  const statusCode = error.statusCode ?? 500;
  const message = statusCode === 500 ? 'Something went wrong' : error.message;
  return reply.code(statusCode).send({ reqId: newRequestId(), statusCode, message, error: error.name });
});

const newShare = {
  type: 'object',
  required: ['secretValue', 'expiresIn'],
  properties: {
    secretValue: { type: 'string', maxLength: 10_000 },
    expiresIn: { type: 'string', pattern: '^[0-9]+m$' },
    maxViews: { type: 'integer', minimum: 1 },
  },
};
interface NewShare {
  secretValue: string;
  expiresIn: string;
  maxViews?: number;
}

service.post<{ Body: NewShare }>('/api/v1/shared-secrets/public', { schema: { body: newShare } }, async ({ body }) => {
  const id = randomBytes(32);
  const expiresAt = new Date(Date.now() + Number.parseInt(body.expiresIn, 10) * minutesMs);
  await pool.query(
    'INSERT INTO shared_secret (identifier, encrypted_value, expires_at, expires_after_views) VALUES ($1, $2, $3, $4)',
    [id.toString('hex'), encrypt(body.secretValue), expiresAt, body.maxViews ?? null],
  );
  return { id: id.toString('base64url') };
});

const accessed = { type: 'object', properties: { password: { type: 'string' } } };

service.post<{ Params: { id: string } }>(
  '/api/v1/shared-secrets/:id/access',
  { schema: { body: accessed } },
  async ({ params: { id } }) => {
    const { share, secretValue } = await inTransaction((client) => openShare(client, id));
    // What the share was before this access, as Infisical answers.
    return {
      id: Buffer.from(share.identifier, 'hex').toString('base64url'),
      expiresAt: share.expires_at,
      createdAt: share.created_at,
      updatedAt: share.updated_at,
      expiresAfterViews: share.expires_after_views,
      accessType: 'anyone',
      lastViewedAt: share.last_viewed_at,
      type: 'share',
      secretValue,
    };
  },
);

async function openShare(client: PoolClient, id: string): Promise<{ share: Row; secretValue: string }> {
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`access-shared-secret:${id}`]);
  const found = await client.query<Row>('SELECT * FROM shared_secret WHERE identifier = $1', [
    Buffer.from(id, 'base64url').toString('hex'),
  ]);
  const [share] = found.rows;
  if (!share) throw new Refusal(`Shared secret with ID '${id}' not found`);
  if (share.expires_at.getTime() < Date.now()) throw new Refusal('The shared secret has expired');
  if (share.expires_after_views === 0) throw new Refusal('The shared secret has reached its view limit');
  if (!share.encrypted_value) throw new Refusal('Secret has no value specified');
  const secretValue = decrypt(share.encrypted_value);
  await client.query(
    `UPDATE shared_secret SET expires_after_views = expires_after_views - 1, last_viewed_at = now(), updated_at = now()
     WHERE id = $1`,
    [share.id],
  );
  return { share, secretValue };
}

async function inTransaction<Result>(use: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await use(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

function encrypt(text: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', storeKey, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', storeKey, sealed.subarray(0, ivBytes));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
}

function newRequestId(): string {
  return `req-${randomBytes(7).toString('hex')}`;
}

await service.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${(service.server.address() as AddressInfo).port}\n`);
