/** The states of the reveal page once a share is opened. */
import { createPath, postJson } from '../edge-worker/client.ts';
import { show, until } from './reader.ts';
import { accessUrl, answer, lastView, look, metadata, type PageStateCase, reveal } from './state-steps.ts';

const envFile = `# production
DATABASE_URL=postgres://app:correct-horse-battery@db.internal.example.com:5432/orders
REDIS_URL=redis://cache.internal.example.com:6379/0
STRIPE_SECRET_KEY=sk_live_${'4eC39HqLyjWD'.repeat(6)}
JWT_SECRET="a battery, a staple"
SMTP_PASSWORD='horse # correct'
FEATURE_X=true
LOG_LEVEL=info
`;
const secretText = 'postgres://app:correct-horse-battery-staple@db.example.com:5432/orders';

export const opened: readonly PageStateCase[] = [
  {
    name: 'revealed',
    says: 'The link can be opened 2 more times.',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, last view, many lines',
    says: 'This was the last view',
    async reach(reader, world) {
      await reveal(reader, world, envFile, lastView);
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, right to left',
    says: 'سر: correct horse (1)',
    async reach(reader, world) {
      await reveal(reader, world, 'سر: correct horse (1)\nשלום world!');
      await until(reader, "document.querySelector('.tools')");
    },
  },
  {
    name: 'revealed, copied',
    says: 'Copied.',
    options: { permissions: ['clipboard-write'] },
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('Copy');
    },
  },
  {
    name: 'revealed, copied without showing',
    says: 'Hidden. It stays on this page',
    options: { permissions: ['clipboard-write'] },
    async reach(reader, world) {
      answer(world, accessUrl, { json: { ...metadata, secretValue: secretText } });
      await look(reader, world, { json: metadata });
      await reader.press('Copy without showing');
    },
  },
  {
    name: 'revealed, hidden',
    says: 'Hidden. It stays on this page',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('Hide');
    },
  },
  {
    name: 'revealed, QR code',
    says: 'Hide the QR code',
    async reach(reader, world) {
      await reveal(reader, world, secretText);
      await reader.press('More');
      await reader.press('Show as QR code');
    },
  },
  {
    name: 'revealed, empty',
    says: 'The secret is empty.',
    reach: (reader, world) => reveal(reader, world, ''),
  },
  {
    name: 'revealed, white space only',
    says: 'It has no visible character.',
    reach: (reader, world) => reveal(reader, world, '  \n\t\n'),
  },
  {
    name: 'revealed, a file',
    says: 'backup-key.pem',
    async reach(reader, { links }) {
      await reader.open(links.file);
      await show(reader);
    },
  },
  {
    name: 'deleted by the reader',
    says: 'The secret is deleted',
    async reach(reader, world) {
      const { json } = await postJson(world.origin + createPath, {
        secretValue: 's',
        expiresIn: '1h',
        allowDelete: true,
      });
      await reader.open(`${world.origin}/shared/secret/${json.id}`);
      await show(reader);
      await reader.press('More');
      await reader.press('Done: delete it now');
      await reader.press('Delete it for everyone?');
    },
  },
  {
    name: 'opened here before',
    says: 'This link was opened here',
    reach: (reader, { links }) => reader.open(links.text.replace(/#.*/, '#opened')),
  },
];
