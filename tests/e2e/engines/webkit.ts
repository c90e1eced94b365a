/** A reader in WebKitGTK's MiniBrowser. It is the engine of Safari in another system's clothes, not Safari. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Reader, Theme } from '../reader.ts';
import { savedIn } from '../saved-file.ts';
import { ready, type Session, startSession } from './webdriver.ts';

const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const miniBrowser = process.env.MINIBROWSER ?? `/usr/lib/${arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const codes = { Tab: '\ue004', Enter: '\ue007', Control: '\ue009' };

export async function startWebkit(theme: Theme): Promise<Reader> {
  const home = mkdtempSync(join(tmpdir(), 'sharelink-webkit-'));
  const savedDir = join(home, 'saved');
  mkdirSync(savedDir);
  writeFileSync(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${savedDir}"\n`);
  const display = await startDisplay();
  const folders = { HOME: home, XDG_CONFIG_HOME: home };
  const driver = await startBrowser(theme, { DISPLAY: display.name, ...folders, LC_ALL: 'C.UTF-8', LANGUAGE: 'en' });
  const { send, evaluate, find, keyDown } = driver.session;
  const press = async (text: string) =>
    void (await send(
      'POST',
      `${await find(`//button[normalize-space()="${text}" and not(@aria-disabled="true")]`)}/click`,
      {},
    ));
  return {
    open: (url) => send('POST', '/url', { url }),
    reload: () => send('POST', '/refresh', {}),
    back: () => send('POST', '/back', {}),
    press,
    async type(label, text) {
      const field = await find(`//*[@id=//label[normalize-space()="${label}"]/@for]`);
      await send('POST', `${field}/clear`, {});
      await send('POST', `${field}/click`, {});
      if (text !== '') await send('POST', `${field}/value`, { text });
    },
    key: (key) => (key === 'Paste' ? keyDown(codes.Control, 'v') : keyDown(codes[key])),
    async keys(text) {
      for (const character of text) await keyDown(character);
    },
    read: evaluate,
    run: (script) => send('POST', '/execute/sync', { script, args: [] }),
    async save(text) {
      await press(text);
      return savedIn(savedDir);
    },
    async close() {
      await send('DELETE', '');
      await driver.stop();
      await display.stop();
      rmSync(home, { recursive: true });
    },
  };
}

/** Starts a program that ends with this process. */
function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  if (command.startsWith('/') && !existsSync(command)) throw new Error(`${command} is missing`);
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env });
  const kill = () => child.kill();
  process.once('exit', kill);
  return {
    output: child.stdout as Readable,
    async stop() {
      process.off('exit', kill);
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

/** A screen in memory, with the first number that is free. */
async function startDisplay() {
  const { output, stop } = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const [number] = await once(output, 'data');
  return { name: `:${String(number).trim()}`, stop };
}

/** Once in a while the driver starts a browser and never says so: then another one does. */
async function startBrowser(theme: Theme, env: NodeJS.ProcessEnv, tries = 3): Promise<Browser> {
  const driver = await startDriver(env);
  const args = ['--automation', '--private', ...(theme === 'dark' ? ['--dark-mode'] : [])];
  const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args } };
  try {
    return { session: await startSession(driver.origin, options), stop: driver.stop };
  } catch (error) {
    await driver.stop();
    if (tries === 1) throw error;
    return startBrowser(theme, env, tries - 1);
  }
}

interface Browser {
  readonly session: Session;
  stop(): Promise<void>;
}

async function startDriver(env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const { stop } = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { ...process.env, ...env });
  const origin = `http://127.0.0.1:${port}`;
  await ready(origin);
  return { origin, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
