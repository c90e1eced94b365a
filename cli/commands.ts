/** What can be typed: each option and each command once, for the parser and for --help. */

export interface OptionSpec {
  /** Shown in --help; an option without it takes no value. */
  readonly value?: string;
  readonly about: string;
  /** Whether it can be there several times. */
  readonly repeatable?: true;
}

export const options = {
  file: { value: 'FILE', about: 'share this file, under its own name; several make one ZIP', repeatable: true },
  name: { value: 'NAME', about: 'share as a file of this name; needed for standard input that is not text' },
  password: { about: 'ask for a password, hidden and twice; whoever opens the link needs it too' },
  'password-stdin': {
    about: 'read the password from standard input; a U+FEFF at its start and one final line break are dropped',
  },
  'expires-in': { value: 'TIME', about: 'from 5m to 30d; default 1d' },
  'max-views': { value: 'N', about: 'how often the link opens, or "unlimited"; default 1' },
  'allow-delete': { about: 'whoever opens the link may delete it too, where the server has that' },
  'token-file': { value: 'FILE', about: 'read the token that deletes the share from this file' },
  'token-stdin': { about: 'read a bearer token from standard input, for shares of an organization' },
  plain: { about: 'do not seal: the server can read the secret, and its own page opens the link' },
  'value-chars-max': {
    value: 'N',
    about: 'longest value that the server stores; default: what it tells, else 10000, as Infisical',
  },
  server: { value: 'URL', about: 'API server: us, eu or https://host[/path]; default SHARELINK_SERVER' },
  page: { value: 'URL', about: 'page that the link opens, where it is not the server; default SHARELINK_PAGE' },
  build: { value: 'DIR', about: 'compare with this build, dist/web of a checkout; default: the one of this package' },
  output: {
    value: 'FILE',
    about: 'write the secret to this new file, readable by you alone; DIR/ takes several files apart',
  },
  yes: { about: 'spend the last view without asking' },
  'insecure-http': { about: 'accept http:// beyond this machine; anyone on the way can read and change it' },
  json: { about: 'one JSON object on standard output, for success and failure alike' },
  help: { about: 'say how it works' },
  version: { about: 'print the version' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof options;

export interface CommandSpec {
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** The most operands that it takes. */
  readonly operandsMax: number;
  /** Whether it can spend a view or asks about one. */
  readonly aboutViews: boolean;
  readonly about: string;
  /** What an option means here, where that is not what it means elsewhere. */
  readonly abouts?: Partial<Record<OptionName, string>>;
  readonly examples: readonly string[];
}

export const commands = {
  share: {
    usage: 'share [OPTIONS]',
    summary: 'store a secret, print its link',
    options: [
      ...(['file', 'name', 'password', 'password-stdin', 'expires-in', 'max-views'] as const),
      ...(['allow-delete', 'token-file', 'plain', 'value-chars-max'] as const),
      ...(['server', 'page', 'insecure-http', 'json', 'help'] as const),
    ],
    operandsMax: 1,
    aboutViews: false,
    about: `The secret comes from standard input, byte for byte with its final line break; from --file; or from a hidden
prompt. It can be given as an argument too, but then it stays in the shell's history. It is encrypted here: the
server stores what it cannot read, and the key is in the link, after the #.

Only the link goes to standard output. Whoever has it can read the secret, with the password where there is one.
Send the password another way than the link.

The server can give a token that deletes the share: --token-file keeps it, --json tells it. See sharelink delete.`,
    abouts: { 'token-file': 'write the token that deletes the share to this new file, readable by you alone' },
    examples: [
      'sharelink share --server https://share.example.com',
      'printf %s "$TOKEN" | sharelink share --max-views 3 --expires-in 7d',
      'sharelink share --file id_ed25519 --password',
      'sharelink share --server us --page https://share.example.com',
    ],
  },
  reveal: {
    usage: 'reveal LINK',
    summary: 'open a link, print its secret',
    options: ['output', 'yes', 'password-stdin', 'token-stdin', 'server', 'page', 'insecure-http', 'json', 'help'],
    operandsMax: 1,
    aboutViews: true,
    about: `Looks first, which spends nothing. Then asks for the password where the link has one, and before it spends the last
view; without a terminal it opens a last view only with --yes. A wrong password spends no view.

Only the secret goes to standard output, byte for byte. On a terminal, control characters are shown as \\u001b and
a line break is added; a file is not shown, but saved in the current folder before you are asked for a better place.
--output never overwrites and follows no symbolic link; the file is created before the view is spent, and removed where the reveal fails.

LINK may be - to read it from standard input, so that it stays out of the shell's history and the list of processes.
With --password-stdin as well, the first line is the link and the rest is the password.

A share for members of an organization takes the token of one: --token-stdin, or SHARELINK_TOKEN. Infisical's own
command prints it: infisical user get token --plain. It is sent to --server or
SHARELINK_SERVER alone. Of what comes through standard input, the link is the first line, then comes the token's, then
the password.`,
    examples: [
      "sharelink reveal 'https://share.example.com/shared/sealed/...#sl1...'",
      'sharelink reveal --output id_ed25519 - <link.txt',
      'TOKEN=$(sharelink reveal --yes - <link.txt)',
      'cat link.txt token.txt | sharelink reveal --token-stdin --server us -',
    ],
  },
  peek: {
    usage: 'peek LINK',
    summary: 'tell about a link, spend nothing',
    options: ['token-stdin', 'server', 'page', 'insecure-http', 'json', 'help'],
    operandsMax: 1,
    aboutViews: true,
    about: `Says how often the link can still be opened, until when, whether it needs a password and whether someone opened it
before, as the server tells. LINK may be - to read it from standard input; with --token-stdin as well, the first line is
the link and the second is the token.`,
    examples: ['sharelink peek - <link.txt', 'sharelink peek --json - <link.txt'],
  },
  delete: {
    usage: 'delete LINK',
    summary: 'delete what a link leads to',
    options: ['token-file', 'token-stdin', 'server', 'page', 'insecure-http', 'json', 'help'],
    operandsMax: 1,
    aboutViews: false,
    about: `Takes the token that share --token-file has written, or that share --json and, with --allow-delete, reveal --json have
told; without an option it asks for it, hidden. To Infisical itself, give the access token of who created the share.
Nobody can open the link afterwards, and it spends no view.

LINK may be - to read it from standard input. With --token-stdin as well, the first line is the link and the second is
the token.`,
    abouts: { 'token-stdin': 'read that token from standard input' },
    examples: [
      'sharelink share --token-file token.txt >link.txt',
      'sharelink delete --token-file token.txt - <link.txt',
    ],
  },
  verify: {
    usage: 'verify LINK',
    summary: 'check a link for damage, without the network',
    options: ['server', 'page', 'insecure-http', 'json', 'help'],
    operandsMax: 1,
    aboutViews: false,
    about: `A sealed link holds a checksum over its id and its key: a character that is missing or mistyped shows. A plain link
has none, so that only its form is checked. LINK may be - to read it from standard input, and any text with a link in it.`,
    examples: ['sharelink verify - <link.txt'],
  },
  'verify-page': {
    usage: 'verify-page URL',
    summary: 'compare a live page with the published one',
    options: ['server', 'build', 'insecure-http', 'json', 'help'],
    operandsMax: 1,
    aboutViews: false,
    about: `Asks the server of URL for the page that links open, the share page and every script, style sheet and module of both,
and compares each byte and each header that keeps the page safe with a build: that of this package, or --build. Says
for each file whether it is the same and where it differs. /sharelink.json, the name, logo, colour and more of who
runs the server, is not compared.

Of a link neither the id nor what follows the # is sent, and it may be - to read it
from standard input. It sends GET requests with invented ids, follows no redirect and spends no view.

It proves what this machine was sent now. A server can send another page to someone else, or later. The headers are
those of Firefox that opens a link; a server that looks closer (HTTP/1.1, TLS, timing) can still tell the two apart. A
service worker that an earlier page of the origin left in a browser answers there before the server does: it is not
seen from here, and the result says how to look for one.`,
    abouts: { server: 'API server that the page was built for, where it is on a static host; default: its own' },
    examples: [
      'sharelink verify-page https://share.example.com',
      'sharelink verify-page https://s.example.com --server https://api.example.com',
    ],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;
