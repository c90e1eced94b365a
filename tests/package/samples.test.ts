/** The documents' samples, compiled in a project where the packed package is installed. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { installPackage, type Project } from './install.ts';

const root = dirname(dirname(import.meta.dirname));
/** What a sample takes from the app around it. */
const around = 'declare const link: string;\ndeclare function askForToken(): Promise<string>;\n';
const ofElement = 'sharelink-state';

let project: Project;
before(() => {
  project = installPackage();
});
after(() => project.remove());

function samples(): string[] {
  const texts = ['README.md', 'docs/package.md', 'docs/element.md'].map((name) =>
    readFileSync(join(root, name), 'utf8'),
  );
  return texts.flatMap((text) => [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code));
}

/** @throws where TypeScript refuses it, with what it says. */
function compile(files: readonly string[], options: object): void {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
    ...options,
  };
  const config = join(project.folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--project', config], { encoding: 'utf8' });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout);
  }
}

suite('the documents’ samples compile in strict TypeScript', () => {
  const resolutions = [
    { module: 'node16', moduleResolution: 'node16' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ];
  // They are JavaScript: what their functions take has no type.
  const write = (name: string, code: string) => {
    const isAlone = code.includes('const link');
    const types = isAlone ? '' : around;
    writeFileSync(
      join(project.folder, name),
      `${types}${code.replaceAll('(server) =>', '(server: string) =>')}\nexport {};\n`,
    );
    return name;
  };

  for (const options of resolutions) {
    test(`with ${options.moduleResolution}, of Node.js without the types of a browser`, () => {
      const files = samples().filter((code) => !code.includes(ofElement));
      const names = files.map((code, index) =>
        write(`sample-${index}.ts`, code.replaceAll('process.argv[2]', 'String(process.argv[2])')),
      );
      compile(names, { ...options, lib: ['es2022'] });
    });

    test(`with ${options.moduleResolution}, of the element`, () => {
      const files = samples().filter((code) => code.includes(ofElement));
      const listener = `document.addEventListener('${ofElement}', ({ detail }) => console.log(detail.state));\n`;
      const names = files.map((code, index) =>
        write(`element-${index}.ts`, `${code.replace("('main')", "('main')!")}${listener}`),
      );
      compile(names, { ...options, lib: ['es2022', 'dom', 'dom.iterable'] });
    });
  }
});
