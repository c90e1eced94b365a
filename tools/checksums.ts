// Prints the SHA-256 sum of each file of the package, as `sha256sum --check` takes it: node tools/checksums.ts

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const report = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' });
// An array, from npm 12 on an object with the packages' names.
const [packed] = Object.values<{ readonly files: readonly { readonly path: string }[] }>(JSON.parse(report));
if (!packed) throw new Error('npm pack told of no package');

for (const path of packed.files.map((file) => file.path).sort()) {
  console.log(
    `${createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex')}  ${path}`,
  );
}
