/** The sequence of one share: keys -> envelope -> create -> link. Each step is the core's. */
import type { Core } from '../core/core.ts';
import { maxViewsOf } from '../core/inputs.ts';
import { linkSecretBytes, nonceBytes } from '../core/sizes.ts';
import type {
  Envelope,
  KeySource,
  Keys,
  NewContent,
  NewShare,
  NewShareOptions,
  PasswordPreset,
} from '../core/values.ts';
import type { Created, Failure, HttpRequest, HttpResponse, LinkOptions } from '../types.ts';
import { deriveKeys } from './derive-keys.ts';
import { limitsRequest, parseLimits, type ShareLimits } from './limits.ts';
import { peek } from './peek.ts';
import { type SendOptions, sendRequest } from './send.ts';
import type { Session } from './session.ts';

export const infisicalValueCharsMax = 10_000;
/** Of the package, of the command and of the share page's form. */
const defaultLifetime = '1d';
export const defaultMaxViews = 1;
/** 0, no password, is not one to choose. */
const newPresets: readonly unknown[] = [1, 2, 3];
/** 32 zero bytes: nobody draws them. */
const noShareId = 'A'.repeat(43);

interface CommonOptions extends SendOptions, NewShareOptions {
  /** API server: `us`, `eu`, or its address: https://host[/path]. */
  readonly server: string;
  readonly http?: LinkOptions['http'];
  /** Address of the page that the link opens. Default: the server's own, where sharelink runs there. */
  readonly page?: string | undefined;
  /** Told when the slow step of a password begins, and when the request is sent. */
  readonly onStep?: ((step: 'deriving' | 'sending') => void) | undefined;
}

export type ShareOptions = CommonOptions &
  (
    | ({
        /** Default true: encrypted here; the server sees neither secret nor password. */
        readonly sealed?: true;
        /** What a password costs to guess. Default 1: 64 MiB. */
        readonly preset?: Exclude<PasswordPreset, 0>;
        /** Characters of `secretValue` that the server takes. Default: 10 000, as Infisical; of a longer one sharelink's worker is asked. */
        readonly valueCharsMax?: number | undefined;
      } & NewContent)
    | {
        /** A plain Infisical share: the server sees secret and password. */
        readonly sealed: false;
        readonly value: string;
        readonly file?: undefined;
      }
  );

/** With the defaults filled in. */
type Complete<Options> = Options & Pick<NewShare, 'expiresIn' | 'maxViews'>;

/** As a program without types may pass them. */
type UncheckedOptions = { readonly [name in 'sealed' | 'value' | 'file' | 'preset']?: unknown };

export interface Shared extends Created {
  /** Whoever has it can open the share, with the password where there is one. */
  readonly link: string;
  /** ISO 8601, as the server writes it. Absent where the server did not tell. */
  readonly expiresAt?: string;
}

/** Stores a secret and builds its link. Sends the secret once; nothing is sent where an option is wrong, and of a secret that is too long only what asks how long it may be. */
export async function share(session: Session<Core>, given: ShareOptions): Promise<Shared | Failure> {
  const { core } = session;
  checkContent(given);
  const { expiresIn = defaultLifetime, maxViews = defaultMaxViews } = given;
  const options: Complete<ShareOptions> = { ...given, expiresIn, maxViews };
  maxViewsOf(maxViews);
  // Where it is read from a setting, '' is one that is not set.
  if (!given.server) return core.buildFailure('create', 'server_required');
  // To a server, a plain share with an empty password is one without.
  if (options.password === '') return core.buildFailure('create', 'password_invalid');
  const parsed = core.parseServer(options.server, options);
  if (!('server' in parsed)) return parsed;
  const named = options.page ?? parsed.server;
  const page = options.sealed === false ? core.parseServer(named, options) : core.parsePage(named, options);
  if (!('server' in page)) return page;
  const created =
    options.sealed === false
      ? await sharePlain(session, parsed.server, page.server, options)
      : await shareSealed(session, parsed.server, options.page === undefined ? undefined : page.server, options);
  if (created.kind !== 'created') return created;
  const found = await peek(session, { server: parsed.server, id: created.id }, options);
  const expiresAt = found.kind === 'available' ? found.share.expiresAt : undefined;
  return { ...created, ...(expiresAt && { expiresAt }) };
}

async function sharePlain(
  session: Session<Core>,
  server: string,
  page: string,
  options: Complete<ShareOptions> & { sealed: false },
): Promise<Shared | Failure> {
  const created = await create(session, session.core.buildCreate(server, options), options);
  return created.kind === 'created' ? { ...created, link: session.core.buildPlainLink(page, created.id) } : created;
}

async function shareSealed(
  session: Session<Core>,
  server: string,
  givenPage: string | undefined,
  options: Complete<Exclude<ShareOptions, { sealed: false }>>,
): Promise<Shared | Failure> {
  const { core, host } = session;
  const { password, signal, onStep } = options;
  const preset = password === undefined ? 0 : (options.preset ?? 1);
  const secret = drawSecret(core);
  if (password) onStep?.('deriving');
  const source: KeySource = { secret, preset, password };
  const { keys, stretching } = await deriveKeys(core, host, source, { operation: 'create', signal });
  if (keys.kind !== 'keys') return { ...keys, ...stretching };
  try {
    const envelope = await seal(session, server, keys, options);
    if (envelope.kind !== 'envelope') return envelope;
    const page = givenPage ?? (await findPage(session, server, options));
    if (typeof page !== 'string') return page;
    const created = await create(session, core.buildSealedCreate(server, keys, envelope, options), options);
    if (created.kind !== 'created') return created;
    return { ...created, ...stretching, link: core.buildSealedLink(page, created.id, secret, preset) };
  } finally {
    keys.keys.fill(0);
    secret.fill(0);
  }
}

/** @returns an envelope as long as the server takes; which one that is, is asked of it only where Infisical would not take it. */
async function seal(
  { core, host }: Session<Core>,
  server: string,
  keys: Keys,
  options: Complete<Exclude<ShareOptions, { sealed: false }>>,
): Promise<Envelope | Failure> {
  const { valueCharsMax } = options;
  const sealFor = (charsMax: number) =>
    core.sealEnvelope(keys, crypto.getRandomValues(new Uint8Array(nonceBytes)), options, charsMax);
  const envelope = sealFor(valueCharsMax ?? infisicalValueCharsMax);
  if (envelope.kind !== 'value_too_long' || valueCharsMax !== undefined) return envelope;
  let told: ShareLimits | undefined;
  const parse = ({ status, body }: HttpResponse): Failure => {
    if (status === 200) told = parseLimits(body);
    return envelope;
  };
  const asked = await sendRequest(core, host, { operation: 'create', request: limitsRequest(server), parse }, options);
  if (asked.kind === 'cancelled') return asked;
  // Without an answer it is taken for an Infisical, which tells no limits.
  return told ? sealFor(told.valueCharsMax) : envelope;
}

/** Without types, what is left out or left over would make another share than the one that was meant. */
function checkContent({ sealed, value, file, preset }: UncheckedOptions): void {
  if (file !== undefined && value !== undefined) throw new TypeError('pass value or file, not both');
  if (file === undefined && value === undefined) throw new TypeError('pass the secret as value or file');
  if (file !== undefined && sealed === false) throw new TypeError('a plain share holds no file: seal it');
  if (preset !== undefined && !newPresets.includes(preset)) throw new TypeError('preset must be 1, 2 or 3');
}

function drawSecret(core: Core): Uint8Array {
  const secret = crypto.getRandomValues(new Uint8Array(linkSecretBytes));
  return core.isLinkSecret(secret) ? secret : drawSecret(core);
}

/** Asks for a share that cannot exist: only the answer's header matters. */
async function findPage(session: Session<Core>, server: string, options: CommonOptions): Promise<string | Failure> {
  const answer = await peek(session, { server, id: noShareId }, options);
  if (answer.hasPage) return server;
  const isAnswered = answer.kind === 'available' || answer.status !== undefined;
  return isAnswered ? session.core.buildFailure('create', 'page_required') : answer;
}

async function create(
  { core, host }: Session<Core>,
  request: HttpRequest | Failure,
  options: CommonOptions,
): Promise<Created | Failure> {
  options.onStep?.('sending');
  const parse = (response: HttpResponse) => core.parseResponse('create', response);
  return sendRequest(core, host, { operation: 'create', request, parse }, options);
}
