/** An authority of a test's own, and certificates of it that are right or wrong in one thing. Made anew by each run. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

export interface CertificateOptions {
  readonly from?: string;
  readonly to?: string;
  readonly names?: string;
  readonly purpose?: string;
  readonly keyType?: readonly string[];
  /** `self`: by itself. */
  readonly signedBy?: 'authority' | 'self';
}

export interface Authority {
  /** File of its certificate, which a client can be told to trust. */
  readonly file: string;
  certify(options?: CertificateOptions): Certificate;
  remove(): void;
}

const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const config = `[ca]
default_ca = authority
[authority]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[req]
distinguished_name = subject
[subject]
`;

export function createAuthority(): Authority {
  const cwd = mkdtempSync(join(tmpdir(), 'sharelink-authority-'));
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd, stdio: 'pipe' });
  const create = (...args: readonly string[]) => openssl('req', '-config', 'authority.cnf', '-nodes', ...args);
  writeFileSync(join(cwd, 'authority.cnf'), config);
  writeFileSync(join(cwd, 'index.txt'), '');
  writeFileSync(join(cwd, 'serial'), '01\n');
  const isAuthority = ['-addext', 'basicConstraints=critical,CA:TRUE'];
  create('-x509', ...elliptic, '-subj', '/CN=authority', ...isAuthority, '-keyout', 'ca.key', '-out', 'ca.pem');
  return {
    file: join(cwd, 'ca.pem'),
    certify({
      from = '20200101000000Z',
      to = '20991231235959Z',
      names = 'IP:127.0.0.1,DNS:localhost',
      purpose = 'serverAuth',
      keyType = elliptic,
      signedBy = 'authority',
    } = {}) {
      const subject = ['-subj', '/CN=server', '-addext', `subjectAltName=${names}`];
      const request = [...keyType, ...subject, '-addext', `extendedKeyUsage=${purpose}`, '-keyout', 'key'];
      if (signedBy === 'self') {
        create('-x509', ...request, '-out', 'cert');
      } else {
        create('-new', ...request, '-out', 'csr');
        const times = ['-startdate', from, '-enddate', to];
        const by = ['-config', 'authority.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key'];
        openssl('ca', '-batch', '-notext', ...by, '-in', 'csr', '-out', 'cert', ...times);
      }
      return { key: readFileSync(join(cwd, 'key')), cert: readFileSync(join(cwd, 'cert')) };
    },
    remove: () => rmSync(cwd, { recursive: true }),
  };
}
