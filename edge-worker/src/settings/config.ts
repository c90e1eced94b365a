/** The worker's settings, checked once. Messages name the variable and never its value. */
import { parsePageSettings } from '../../../web/kit/page-settings.ts';
import { core } from '../core.ts';
import { type Proxies, parseProxies } from './client.ts';
import { type CorsOrigins, parseOrigins } from './cors.ts';
import { type HostPolicy, parseHosts } from './hosts.ts';

const commonSettings = [
  'BACKEND',
  'HOSTS',
  'BASE_PATH',
  'CORS_ORIGINS',
  'LOG',
  'PROXIES',
  'REQUESTS_PER_MINUTE',
  'CONFIRM',
  'NO_SCRIPT_FORM',
  'PAGE_SETTINGS',
] as const;
const upstreamSettings = [
  'UPSTREAM',
  'UPSTREAM_HTTP',
  'UPSTREAM_TIMEOUT_MS',
  'FORWARD_CLIENT',
  'LEGACY_API',
  'BRANDING',
  'FORM_KEY',
] as const;
const embeddedSettings = [
  'CREATE',
  'CREATE_TOKEN',
  'STORE_KEY',
  'STORE_BYTES_MAX',
  'VALUE_CHARS_MAX',
  'LIFETIME_MIN',
] as const;

type Setting = (typeof commonSettings)[number] | (typeof upstreamSettings)[number] | (typeof embeddedSettings)[number];

/** An envelope of a secret of 1 MiB; kEnvelopeCharsMax of envelope.h. */
const valueCharsMax = 1_400_000;

/** The variables as they are set. Self-hosted workerd binds one that is not set as null. */
export type Environment = { readonly [Name in Setting]?: string | null | undefined };

export interface UpstreamConfig {
  readonly kind: 'upstream';
  /** Origin of the API server. */
  readonly server: string;
  readonly timeoutMs: number;
  /** What tokens of the form are made under, in every process; absent: each draws its own. */
  readonly formKey?: Uint8Array;
}

export type CreatePolicy =
  | { readonly kind: 'off' }
  | { readonly kind: 'loopback' }
  | { readonly kind: 'open' }
  | { readonly kind: 'token'; readonly token: Uint8Array };

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  /** The newest seals what is new; the others open what is older. */
  readonly storeKeys: readonly [Uint8Array, ...Uint8Array[]];
  readonly storeBytesMax: number;
  readonly valueCharsMax: number;
  readonly lifetimeMinMs: number;
  readonly create: CreatePolicy;
}

export interface Misconfigured {
  readonly kind: 'misconfigured';
  /** Sentences for the operator. */
  readonly problems: readonly string[];
}

export interface Config {
  readonly kind: 'config';
  readonly hosts: HostPolicy;
  /** The sub-path that everything is served under, such as /secrets; '' where it is the host's root. */
  readonly basePath: string;
  readonly corsOrigins: CorsOrigins;
  readonly log: 'off' | 'outcomes';
  /** When the page asks once more before it opens a share. */
  readonly confirm: 'auto' | 'always' | 'never';
  /** Whether plain shares can be opened by a form, without JavaScript. */
  readonly noScriptForm: boolean;
  /** What the pages' /sharelink.json says: JSON. */
  readonly pageSettings: string;
  readonly proxies: Proxies;
  /** Whether a server behind is told the client's address, as x-forwarded-for. */
  readonly forwardClient: 'address' | 'none';
  /** Whether requests of older versions, which open shares around this worker, go on to the server behind. */
  readonly legacyApi: 'refuse' | 'pass';
  /** How many requests each client may make. */
  readonly requestsPerMinute: number;
  readonly backend: UpstreamConfig | EmbeddedConfig;
}

/** @param backends the values of BACKEND that this runtime can offer. */
export function readConfig(environment: Environment, backends: readonly string[]): Config | Misconfigured {
  const settings = new Settings(environment);
  const hosts = parseHosts(settings.text('HOSTS'));
  if (!hosts) settings.reject('HOSTS', 'must be "*" or host names without ports, separated by commas');
  const basePath = readBasePath(settings);
  const corsOrigins = parseOrigins(settings.text('CORS_ORIGINS'));
  if (!corsOrigins) settings.reject('CORS_ORIGINS', 'must be origins such as https://app.example.com, without "*"');
  const log = settings.choice('LOG', ['off', 'outcomes']);
  const confirm = settings.choice('CONFIRM', ['auto', 'always', 'never']);
  const noScriptForm = settings.choice('NO_SCRIPT_FORM', ['off', 'on']) === 'on';
  const pageSettings = readPageSettings(settings);
  const proxies = readProxies(settings);
  const forwardClient = settings.choice('FORWARD_CLIENT', ['address', 'none']);
  const legacyApi = settings.choice('LEGACY_API', ['refuse', 'pass']);
  const requestsPerMinute = settings.wholeNumber('REQUESTS_PER_MINUTE', { initial: 300, min: 1, max: 1_000_000 });
  const backend = readBackend(settings, backends);
  return settings.problems.length === 0 && hosts && corsOrigins && proxies && backend
    ? {
        kind: 'config',
        hosts,
        basePath,
        corsOrigins,
        log,
        confirm,
        noScriptForm,
        pageSettings,
        proxies,
        forwardClient,
        legacyApi,
        requestsPerMinute,
        backend,
      }
    : { kind: 'misconfigured', problems: settings.problems };
}

/** As a line of a .env file has them that no shell has read. */
const quoteAround = /^\s*["']|["']\s*$/;
const quotesAround = new RegExp(quoteAround, 'g');

/** Reads variables one by one and collects what is wrong with them. */
class Settings {
  readonly problems: string[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
    for (const name of [...commonSettings, ...upstreamSettings, ...embeddedSettings]) {
      if (quoteAround.test(environment[name] ?? '')) this.reject(name, 'stands in quotes: leave them out');
    }
  }

  /** Without the quotes that are refused, so that nothing else is said of what they are around. */
  text(name: Setting): string | undefined {
    return this.#environment[name]?.replaceAll(quotesAround, '') || undefined;
  }

  wholeNumber(name: Setting, { initial, min, max }: { initial: number; min: number; max: number }): number {
    const text = this.text(name) ?? String(initial);
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max)) this.reject(name, `must be a whole number from ${min} to ${max}`);
    return number;
  }

  /** @returns one of the words that the variable may have; the first where it is not set. */
  choice<Word extends string>(name: Setting, words: readonly [Word, ...Word[]]): Word {
    const text = this.text(name);
    const word = text === undefined ? words[0] : words.find((known) => known === text);
    const listed = words
      .map((known) => `"${known}"`)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ');
    if (word === undefined) this.reject(name, `must be ${listed}`);
    return word ?? words[0];
  }

  reject(name: Setting, why: string): undefined {
    this.problems.push(`${name} ${why}`);
  }

  rejectAll(names: readonly Setting[], why: string): void {
    for (const name of names) {
      if (this.text(name) !== undefined) this.reject(name, why);
    }
  }
}

/** The core says which paths a link can have before those of shares. */
function readBasePath(settings: Settings): string {
  const text = settings.text('BASE_PATH') ?? '/';
  const parsed = core.parseServer(text.startsWith('/') ? `https://host.invalid${text}` : '');
  // To a proxy that is told so letters are the same in either case.
  if (parsed.kind === 'server' && core.parseServer(parsed.server.toLowerCase()).kind === 'server') {
    return parsed.server.replace('https://host.invalid', '');
  }
  const rule =
    'must be a path such as /secrets: at most 200 characters, letters, digits and any of - . _ ~ between slashes, and no part of it "api", "s", "share" or "shared"';
  settings.reject('BASE_PATH', rule);
  return '';
}

function readProxies(settings: Settings): Proxies | undefined {
  const proxies = parseProxies(settings.text('PROXIES'));
  const rule =
    'must be addresses or ranges such as 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32, or unix, separated by commas';
  return proxies ?? settings.reject('PROXIES', rule);
}

function readPageSettings(settings: Settings): string {
  const text = settings.text('PAGE_SETTINGS') ?? '{}';
  for (const problem of parsePageSettings(text).problems) settings.reject('PAGE_SETTINGS', problem);
  const branding = settings.choice('BRANDING', ['off', 'organization']);
  if (branding === 'off' || settings.problems.length > 0) return text;
  return JSON.stringify({ ...JSON.parse(text), branding });
}

function readBackend(settings: Settings, backends: readonly string[]): UpstreamConfig | EmbeddedConfig | undefined {
  const backend = settings.text('BACKEND');
  if (backend === 'embedded' && !backends.includes(backend)) {
    return settings.reject('BACKEND', 'must be "upstream" on this runtime');
  }
  switch (backend) {
    case 'upstream':
      settings.rejectAll(embeddedSettings, 'has no meaning with BACKEND=upstream');
      return readUpstream(settings);
    case 'embedded':
      settings.rejectAll(upstreamSettings, 'has no meaning with BACKEND=embedded');
      return readEmbedded(settings);
    default:
      return settings.reject('BACKEND', 'must be "embedded" or "upstream"');
  }
}

function readUpstream(settings: Settings): UpstreamConfig {
  const http = settings.text('UPSTREAM_HTTP');
  if (http !== undefined && http !== 'any_host') settings.reject('UPSTREAM_HTTP', 'must be "any_host" or not set');
  const parsed = core.parseServer(settings.text('UPSTREAM') ?? '', {
    http: http === 'any_host' ? 'any_host' : 'loopback_only',
  });
  if (parsed.kind === 'link_insecure') {
    settings.reject('UPSTREAM', 'must use https (UPSTREAM_HTTP=any_host allows http on a network that you trust)');
  } else if (parsed.kind !== 'server' || URL.parse(parsed.server)?.pathname !== '/') {
    settings.reject('UPSTREAM', 'must be "us", "eu" or an origin such as https://infisical.example.com');
  }
  const formKey = settings.text('FORM_KEY');
  return {
    kind: 'upstream',
    ...(formKey !== undefined && { formKey: readKey(settings, 'FORM_KEY', formKey) }),
    server: parsed.kind === 'server' ? parsed.server : '',
    timeoutMs: settings.wholeNumber('UPSTREAM_TIMEOUT_MS', { initial: 15_000, min: 100, max: 60_000 }),
  };
}

function readEmbedded(settings: Settings): EmbeddedConfig {
  return {
    kind: 'embedded',
    storeKeys: readStoreKeys(settings),
    storeBytesMax: settings.wholeNumber('STORE_BYTES_MAX', {
      initial: 1024 * 1024 * 1024,
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
    }),
    valueCharsMax: settings.wholeNumber('VALUE_CHARS_MAX', {
      initial: valueCharsMax,
      min: 1,
      max: valueCharsMax,
    }),
    lifetimeMinMs: readLifetimeMin(settings),
    create: readCreatePolicy(settings),
  };
}

/** The newest first. */
function readStoreKeys(settings: Settings): readonly [Uint8Array, ...Uint8Array[]] {
  const [newest, ...older] = (settings.text('STORE_KEY') ?? '')
    .split(',')
    .map((text) => readKey(settings, 'STORE_KEY', text.trim()));
  return [newest ?? new Uint8Array(), ...older];
}

/** A key has the form of a share's id, so that the core can check it. */
function readKey(settings: Settings, name: 'STORE_KEY' | 'FORM_KEY', text: string): Uint8Array {
  const parsed = core.parseId(text);
  if (parsed.kind !== 'id' || parsed.id !== text) {
    const older = name === 'STORE_KEY' ? ' (older keys after a comma)' : '';
    settings.reject(name, `must be 32 random bytes as 43 characters of base64url${older}`);
    return new Uint8Array();
  }
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

function readLifetimeMin(settings: Settings): number {
  const ms = core.parseDuration(settings.text('LIFETIME_MIN') ?? '5m') ?? 0;
  if (!(ms >= 1000 && ms <= 30 * 24 * 60 * 60 * 1000)) {
    settings.reject('LIFETIME_MIN', 'must be a duration from 1s to 30d');
  }
  return ms;
}

function readCreatePolicy(settings: Settings): CreatePolicy {
  const kind = settings.text('CREATE');
  const token = settings.text('CREATE_TOKEN');
  if (kind !== 'token') settings.rejectAll(['CREATE_TOKEN'], 'has no meaning without CREATE=token');
  switch (kind) {
    case undefined:
      return { kind: 'loopback' };
    case 'off':
    case 'open':
      return { kind };
    case 'token':
      if (!/^[\w.~+/=-]{16,512}$/.test(token ?? '')) {
        settings.reject('CREATE_TOKEN', 'must be 16 to 512 letters, digits or any of - . _ ~ + / =');
      }
      return { kind, token: new TextEncoder().encode(token) };
    default:
      settings.reject('CREATE', 'must be "off", "token" or "open", or not set (open on loopback only)');
      return { kind: 'off' };
  }
}
