/** The page's own sequence and views in a shadow root, without an address bar, a title, a menu or a history. */
import style from 'sharelink:style';
import { loadCore } from '../../package/core/core.ts';
import { browserHost } from '../../package/hosts/browser-host.ts';
import { createOpener } from '../../package/opener.ts';
import type { Failure } from '../../package/types.ts';
import { element } from '../kit/dom.ts';
import { bestLanguage, loadSentences, silentView } from '../kit/language.ts';
import { once } from '../kit/once.ts';
import type { ConfirmPolicy } from '../kit/page-settings.ts';
import { createScreen } from '../kit/screen.ts';
import { isSupported } from '../kit/supported.ts';
import { createThreadStarter } from '../kit/thread.ts';
import { within } from '../kit/within.ts';
import type { LanguageTag } from '../languages/plural-forms.ts';
import { createLanguageLoader } from '../reveal/load-language.ts';
import { type AskForToken, createPage, type Page } from '../reveal/page.ts';
import type { PageState } from '../reveal/state.ts';
import { viewOf } from '../reveal/state-view.ts';
import { createReplyKeyStore } from '../reveal/stored-reply-keys.ts';
import type { SharedSecretElement } from './api.ts';
import { wantedLanguages, watchLanguages } from './languages.ts';
import { nameParts } from './parts.ts';
import { stateEvent } from './state-event.ts';

/** A server that renders pages has no elements: there the class can be loaded, and not be used. */
const BrowserElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** A policy can be made once only, for all elements. Not by importing: a second copy of this module registers no element. */
export const threadStarter = once(() =>
  createThreadStarter(new URL('./sharelink.thread.browser.js', import.meta.url).href),
);

const reload = () => location.reload();

/** As long as for an answer of the server. */
const tokenMs = 30_000;

export class SharedSecret extends BrowserElement implements SharedSecretElement {
  static readonly observedAttributes = ['link', 'server'];

  readonly #view = element('div', { id: 'view', tabindex: '-1' });
  readonly #status = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  readonly #screen = createScreen(this.#view, this.#status, viewOf);
  readonly #sharelink = createOpener(
    { ...browserHost, startThread: () => threadStarter()(async () => this.#page?.deriveInPlace()) },
    loadCore,
  );
  readonly #replyKeyStore = createReplyKeyStore(() => {
    if (!this.keepReplyKeys) throw new Error('the app does not allow it');
    return sessionStorage;
  });
  readonly #load = createLanguageLoader();
  /** The app's, which can fail and take long in any way. */
  readonly #askForToken: AskForToken = async (server) => {
    const failed: Failure = { kind: 'sign_in_failed', viewSpent: 'no' };
    try {
      const token: unknown = await within(tokenMs, Promise.resolve(this.token?.(server)));
      return typeof token === 'string' ? token : failed;
    } catch {
      return failed;
    }
  };
  /** Asks an app for the token of its reader. */
  declare token: SharedSecretElement['token'];
  #link = '';
  #page: Page | undefined;
  #told: PageState['kind'] | undefined;
  #startsOver = false;
  #speaks = false;
  /** Spoken, or under way; undefined where it has not loaded. */
  #language: LanguageTag | undefined;
  #disconnected = new AbortController();

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#view, this.#status);
    nameParts(this.#view);
  }

  get link(): string {
    return this.#link;
  }

  set link(link: string) {
    // Frameworks take a property back with undefined or null, and apps hand over a URL, whatever its type says.
    const text = String(link ?? '');
    if (text === this.#link) return;
    this.#link = text;
    this.#startOver();
  }

  get server(): string {
    return this.getAttribute('server') ?? '';
  }

  set server(server: string) {
    this.setAttribute('server', server ?? '');
  }

  get keepReplyKeys(): boolean {
    return this.hasAttribute('keep-reply-keys');
  }

  set keepReplyKeys(keep: boolean) {
    this.toggleAttribute('keep-reply-keys', keep);
  }

  get confirm(): ConfirmPolicy {
    const policy = this.getAttribute('confirm');
    return policy === 'always' || policy === 'never' ? policy : 'auto';
  }

  set confirm(policy: ConfirmPolicy) {
    this.setAttribute('confirm', policy);
  }

  get hideAfterMinute(): boolean {
    return this.hasAttribute('hide-after-minute');
  }

  set hideAfterMinute(hide: boolean) {
    this.toggleAttribute('hide-after-minute', hide);
  }

  get holdsLastCopy(): boolean {
    return this.#page?.holdsLastCopy() ?? false;
  }

  connectedCallback(): void {
    this.#takeEarlyProperties();
    this.#disconnected = new AbortController();
    const { signal } = this.#disconnected;
    // The back/forward cache keeps the app's page as it is, for whoever presses Back.
    addEventListener('pagehide', () => this.#page?.wipe(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#startOver(), { signal });
    addEventListener('beforeunload', (event) => this.holdsLastCopy && event.preventDefault(), { signal });
    watchLanguages(this, () => void this.#speak(), signal);
    void this.#speak();
    this.#startOver();
  }

  disconnectedCallback(): void {
    this.#disconnected.abort();
    this.#page?.wipe();
    this.#page = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'link') this.link = after ?? '';
    else this.#startOver();
  }

  /** Once for all that an app changes in one go. */
  #startOver(): void {
    if (this.#startsOver) return;
    this.#startsOver = true;
    queueMicrotask(() => {
      this.#startsOver = false;
      if (!this.isConnected) return;
      this.#page?.wipe();
      this.#page = this.#createPage();
      this.#page.start(this.#link);
    });
  }

  #createPage(): Page {
    const { announce, say, show } = this.#screen;
    return createPage({
      sharelink: this.#sharelink,
      screen: {
        announce,
        say,
        show: (state, actions) => {
          show(state, actions);
          this.#tell(state);
        },
      },
      settings: Promise.resolve({ confirm: this.confirm, hideAfterMinute: this.hideAfterMinute }),
      replyKeyStore: this.#replyKeyStore,
      ownPage: location.origin,
      server: addressOf(this.server),
      supported: isSupported(),
      loadWholeCore: this.#sharelink.loadCore,
      account: {},
      loadAccount: this.token && (async () => ({ askForToken: this.#askForToken })),
      cleanAddress: () => false,
      atAddress() {},
      leaveMark() {},
      reload,
    });
  }

  /** After the step that led here: a listener may remove the element. */
  #tell(state: PageState): void {
    const isSame = state.kind === this.#told && (state.kind === 'loading' || state.kind === 'revealing');
    this.#told = state.kind;
    if (isSame) return;
    queueMicrotask(() => {
      if (this.isConnected) this.dispatchEvent(stateEvent(state));
    });
  }

  async #speak(): Promise<void> {
    const language = bestLanguage(wantedLanguages(this));
    if (language === this.#language) return;
    this.#language = language;
    const parts = { load: this.#load };
    let sentences = await loadSentences(parts, language);
    if (!sentences && !this.#speaks) sentences = await loadSentences(parts, 'en');
    if (language !== this.#language) return; // another one was chosen meanwhile
    if (!sentences) {
      this.#language = undefined;
      // What is on show may be the only copy of a secret: it stays, in the language that it has.
      if (!this.#speaks) this.#view.replaceChildren(...silentView(reload));
      return;
    }
    this.#speaks = true;
    this.#view.lang = sentences.lang;
    this.#view.dir = sentences.dir;
    this.#status.lang = sentences.lang;
    this.#screen.speak(sentences);
  }

  /** What an app set before this module had loaded hides the accessors. */
  #takeEarlyProperties(): void {
    for (const name of ['link', 'server', 'keepReplyKeys', 'confirm', 'hideAfterMinute'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const { [name]: value } = this;
      Reflect.deleteProperty(this, name);
      Object.assign(this, { [name]: value });
    }
  }
}

/** As links name servers: of a link, too, what stands before its own path. What is none stays as it is, and is told to the reader as wrong. */
function addressOf(server: string): string {
  try {
    const { origin, pathname } = new URL(server);
    return origin + pathname.replace(/\/((api|s|shared?)(\/.*)?)?$/, '');
  } catch {
    return server;
  }
}
