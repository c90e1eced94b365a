import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, date, relative, size } = formatsOf('ja');
const duration = (ms: number) => durationIn('ja', ms);

export const common: CommonSentences = {
  lang: 'ja',
  dir: 'ltr',
  fullStop: '。',
  space: '',
  failures: {
    opening: {
      password_too_long: ['このパスワードは4096バイトを超えています。', '貼り付けた内容を確認してください。'],
      password_invalid: ['このパスワードには壊れた文字が含まれています。', 'もう一度入力してください。'],
      password_unsupported_here: [
        'このパスワードには、このプログラムが扱えない文字が含まれています。',
        '確認するか、より新しいブラウザでリンクを開いてください。',
      ],
      password_required: [
        'このシークレットにはパスワードが必要です。',
        '送信者から受け取ったパスワードを入力してください。',
      ],
      password_incorrect: ['パスワードが違います。', '確認して、もう一度試してください。'],
      rate_limited: ['リクエストが多すぎました。', '少し待ってから、もう一度試してください。'],
      too_many_guesses: [
        'このリンクでは、誤ったパスワードの入力回数が多すぎました。',
        '1分待ってから、もう一度試してください。',
      ],
      reply_lost: [
        '応答が届く前に接続が切れました。',
        'ネットワークを確認してから、リンクをもう一度確認してください。',
      ],
      sign_in_page: [
        'サーバーの代わりに、サインインページなどのページが応答しています。',
        'ブラウザーでサーバーのアドレスを開いてサインインしてから、もう一度お試しください。',
      ],
      network_unreachable: ['サーバーに接続できません。', 'ネットワークを確認してから、もう一度試してください。'],
      cancelled: ['キャンセルしました。', '準備ができたら、もう一度始めてください。'],
    },
    view: {
      no: '閲覧回数は消費されていません。',
      yes: '閲覧回数が1回消費されました。',
      unknown: '閲覧回数が1回消費された可能性があります。',
    },
    waitThenRetry: (seconds) => `${number(seconds)}秒待ってから、もう一度試してください。`,
  },
  language: '言語',
  languageFailed: 'この言語を読み込めませんでした。ネットワークを確認してから、もう一度試してください。',
  theme: 'テーマ',
  themeNames: { system: 'システム', light: 'ライト', dark: 'ダーク' },
  partMissing: [
    'このページの一部を読み込めませんでした',
    'ネットワークを確認してから、ページを再読み込みしてください。',
  ],
  reload: 'ページを再読み込み',
  cancel: 'キャンセル',
  hide: '隠す',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを隠す',
  passwordEnds: '先頭または末尾に空白、またはほかの見えない文字があります。',
  copied: 'コピーしました。',
  secondsSoFar: (seconds) => `${number(seconds)}秒経過しました。`,
};

const bytes = (count: number) => size(count, () => `${number(count)}バイト`);
const times = (views: number) => `${number(views)}回`;

const messageSelected = 'メッセージを選択しました。Ctrl+Cでコピーしてください（Macでは⌘C）。';

const expiresOn = (dateMs: number) => `有効期限は${date(dateMs)}です。`;
const deleteForEveryone = '全員に対して削除しますか？';
const notDeleted = 'サーバーは削除を確認していません。';
const deleted: Notice = [
  'シークレットを削除しました',
  'サーバーから削除され、このページにも残っていません。リンクはもう開きません。',
];

const showQrCode = 'QRコードで表示';
const hideQrCode = 'QRコードを隠す';
const qrCodeFailed = 'QRコードを読み込めませんでした。ネットワークを確認してから、もう一度試してください。';

export const reveal: RevealSentences = {
  title: '共有されたシークレット',
  footer: 'このページは、シークレットもパスワードも端末に残さず、シークレットを保管するサーバーにだけ問い合わせます。',
  otherPage: 'シークレットを送る',
  checking: ['リンクを確認しています…', '求められるまで、何も開きません。'],

  shared: 'シークレットが共有されました',
  sharedBy: (organization) => `${organization}からシークレットが届きました`,
  endToEnd: 'エンドツーエンドで暗号化されています。',
  serverReads: 'サーバーは内容を読めます。',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '何回でも開けます。';
    return views === 1 ? '1回だけ開けます。' : `あと${times(views)}開けます。`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `${relative(leftMs)}に期限が切れます（${date(dateMs)}）。`,
  expiresNow: '今ちょうど期限が切れます。',
  openedBefore: '以前に開かれたことがあります。',
  openedJustNow: 'あなたより前、つい先ほど開かれています。',
  openedAgo: (passedMs) => `あなたより前、${relative(-passedMs)}に開かれています。`,
  ifNotYou: '自分で開いたのでなければ、ほかの人が知っている可能性があります。送信者に知らせてください。',
  showSecret: 'シークレットを表示',
  copyUnseen: '表示せずにコピー',
  staysClosed: 'ボタンを押すまでは開きません。',
  wait: (seconds) => `${number(seconds)}秒お待ちください`,
  notByPerson: 'この操作はあなたによるものではありません。マウス、指、またはキーボードを使ってください。',

  password: 'パスワード',
  passwordFromSender: '送信者から、別のメッセージなどで受け取ったものです。',
  passwordOfNobody: '受け取っていない場合は、リンクの末尾が欠けている可能性があります。',

  question(views, aim) {
    if (typeof views !== 'number')
      return aim === 'copy' ? 'シークレットを今コピーしますか？' : 'シークレットを今表示しますか？';
    const now = aim === 'copy' ? '今コピーしますか？' : '今表示しますか？';
    if (views === 1) return `${now}これが最後の閲覧です。`;
    return `${now}残り${times(views)}のうち1回を消費します。`;
  },
  closesForGood: 'その後、このリンクはもう開きません。シークレットの安全な保管場所を用意してください。',
  nothingIsLost: '今でなくても、何も失われません。閉じたままになります。',
  yes: 'はい、表示する',
  yesCopy: 'はい、コピーする',
  notNow: '今はしない',

  checkingPassword: 'パスワードを確認しています…',
  opening: '開いています…',
  openingSecret: 'シークレットを開いています。',
  slowOnPurpose: 'パスワードの確認はわざと時間がかかるようにしてあります。推測されにくくするためです。',
  standsStill: 'このブラウザは別のスレッドを起動しないため、終わるまでページが止まります。',

  theSecret: 'シークレット',
  secretLabel: 'シークレット',
  empty: 'シークレットは空です。',
  onPage: 'シークレットがページに表示されています。',
  hidden: 'シークレットを隠しました。',
  covered: '隠しています。ページを離れるまで、ここに残ります。',
  showAgain: '再び表示',
  copy: 'コピー',
  selected: 'シークレットを選択しました。Ctrl+Cでコピーしてください（Macでは⌘C）。',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'リンクは期限が切れるまで再び開けます。';
    if (views === 0) return 'これが最後の閲覧でした。リンクはもう開きません。';
    return `リンクはあと${times(views)}開けます。`;
  },
  theFile: 'ファイル',
  fileReady: 'ファイルを保存できます。',
  saveFile: 'ファイルを保存',
  file: (name, type, size) => `${name}（${type && `${type}、`}${bytes(size)}）`,
  leaveQuestion:
    'このページのシークレットはどこにもコピーされておらず、再び開かれることはありません。ページを離れますか？',

  checkAgain: 'もう一度確認',
  checkAgainIn: (seconds) => `${number(seconds)}秒後にもう一度確認`,
  offline: 'オフラインです。',
};

export const rare: RareSentences = {
  shownInstead: 'シークレットをコピーできなかったため、ページに表示しています。',
  unseen: (characters, spaces, lineBreaks) =>
    `見える文字がありません。文字数：${number(characters)}（うち空白：${number(spaces)}、改行：${number(lineBreaks)}）。`,
  lines: (count) => `${number(count)}行。`,
  entries: (count) => `${number(count)}件`,
  more: 'その他',
  asTable: '表で表示',
  asItIs: 'そのまま表示',
  copyValue: (key) => `${key}をコピー`,
  filesInside: (count) => `${number(count)}個のファイルが入っています:`,
  fileSize: bytes,
  saveNamed: (name) => `${name}を保存`,
  showValue: (key) => `${key}を表示`,
  hideValue: (key) => `${key}を隠す`,
  waiting: [
    '応答が待っている可能性があります',
    'このシークレットを以前に要求しましたが、応答がここに届きませんでした。サーバーは応答を最大10分間保管します。',
    'ここで何回要求しても、消費される閲覧回数は全部で1回です。',
  ],
  showAnswer: '応答を表示',
  typeOnceMore: 'もう一度入力してください。どこにも保存されていません。',
  notThePasswordOfAnswer:
    'このパスワードでは応答を開けません。確認して、もう一度試してください。閲覧回数がさらに消費されることはありません。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'シークレットのQRコード',
  wrapLines: '長い行を折り返す',
  saveAsFile: 'ファイルに保存',
  savedAs: (name) => `ブラウザがシークレットを${name}として保存します。使い終わったらファイルを削除してください。`,
  hideLater: '1分後に隠す',
  hidesInAMinute: '1分後に隠れます。',
  staysOnShow: '表示したままにします。',
  emptyClipboard: '後でクリップボードを空にする',
  emptiesAMinuteAfter: 'コピーしてから1分後に、このページがまだ開いていて前面にあれば、クリップボードを空にします。',
  clipboardStays: 'コピーした内容はクリップボードに残ります。',
  clipboardEmptied:
    'このページがクリップボードを空にしました。クリップボードの履歴にはシークレットが残っていることがあります。',
  delete: '完了：今すぐ削除',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: [
    '共有されたシークレットを開く',
    '受け取ったリンクを貼り付けてください。確認しただけではシークレットは開きません。',
  ],
  link: 'リンク',
  wholeLink: '「https://」から最後まで、リンク全体です。',
  checkLink: 'リンクを確認',
  pasteLink: 'リンクを貼り付け',
  pasteAnother: '別のリンクを貼り付け',
  elsewhere: (host) => [
    'このリンクは別のサーバーのものです',
    `このページから${host}に問い合わせることはできません。そのサーバーを信頼できる場合は、新しいタブでリンクを開いてください。`,
  ],
  choose: ['このテキストには異なるリンクがあります', '1つ選んでください。確認しただけではシークレットは開きません。'],
  keySent: [
    'このリンクの鍵がこのサーバーに送信されました',
    'メールのスキャナーなど、リンクを中継したプログラムがリンクを書き換えたため、ブラウザーが鍵をアドレスの一部として送信しました。リンクにパスワードがない限り、このサーバーの運営者やログを読む人は、その鍵でシークレットを復号できます。',
    '鍵はもうアドレスバーにありません。シークレットを秘密にしておく必要がある場合は、送信者に新しいリンクを頼んでください。',
  ],
  openedHere: [
    'このリンクはここで開かれました',
    'シークレットはもうこのページになく、このアドレスだけでは開けません。',
    'もう一度見るには、元のリンクを再び開いてください。残っていれば、閲覧回数がもう1回消費されます。',
  ],
  browserTooOld: [
    'このブラウザではシークレットを開けません',
    'バージョンが古すぎます。ブラウザを更新するか、別のブラウザでリンクを開いてください。',
  ],
  openInfisical: 'Infisicalのページを開く',
  openWithAccount: 'Infisicalのアカウントで開く',
  accountNote:
    'このページは自分のアドレスのInfisicalに、サインインしているかどうかを尋ねます。それだけでは何も開きません。',
  signIn: 'Infisicalにサインイン',
  signInElsewhere: 'サインインは新しいタブで開きます。その後このページに戻り、もう一度ボタンを押してください。',
  keyStays: 'リンクの鍵はこのページにとどまり、誰にも送られません。',
  askForOpenLink: 'サインインなしで開けるリンクを送信者に頼んでください。',
  perhapsTwice:
    'つい先ほどまでありました。接続が切れたのなら、ブラウザが2回要求した可能性があります。その場合、開いたのはあなたです。',
  opensAtOnce: 'サインインすると、Infisicalのページがシークレットをすぐに開き、閲覧回数が1回消費されます。',
  copyForSender: '送信者へのメッセージをコピー',
  messageSelected,
  toSender: {
    view_limit_reached:
      '受け取ったリンクは使い切られていました。許可された回数だけ開かれています。シークレットをもう一度共有してください。2人とも開いていない場合は、ほかの人が読んだ可能性があります。その場合は、先にシークレットを変更してください。',
    expired: '受け取ったリンクは、開こうとした時には期限が切れていました。シークレットをもう一度共有してください。',
    not_found:
      '受け取ったリンクの先にシークレットがありません。リンクの一部が欠けているか、シークレットが削除された可能性があります。リンク全体を送るか、シークレットをもう一度共有してください。',
    link_legacy:
      '受け取ったリンクは、もうどのサーバーでも開けない古い種類のものでした。シークレットをもう一度共有してください。',
    link_fragment_missing:
      '受け取ったリンクは末尾が欠けていて、シークレットの鍵がありません。リンク全体を送ってください。閲覧回数が残っていない場合は、もう一度共有してください。',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['リンクがありません。', '受け取ったリンクを貼り付けてください。'],
  link_too_long: [
    'どの共有リンクよりも長くなっています。',
    '「https://」から次の空白までの部分だけを貼り付けてください。それで全部の場合は、新しいリンクを送信者に頼んでください。',
  ],
  link_malformed: ['これはリンクではありません。', '「https://」から最後まで、リンク全体をコピーしてください。'],
  link_not_a_share: [
    'これはウェブアドレスですが、共有されたシークレットのものではありません。',
    '共有リンクを送信者に頼んでください。',
  ],
  link_damaged: [
    'このリンクは壊れています。一部が欠けているか、入力に誤りがあります。',
    'メッセージからリンク全体をもう一度コピーしてください。',
  ],
  link_ambiguous: ['このテキストには異なるリンクがあります。', '1つ選んで、それだけを貼り付けてください。'],
  link_wrapped: [
    'これは、メールのスキャナーなど別のサイトのアドレスで、共有リンクを包んでいます。',
    '送信者にリンクそのものを頼むか、このアドレスをブラウザーで開き、移動先のアドレスをコピーしてください。',
  ],
  link_legacy_key: [
    'このリンクは2024年のものです。この種類のリンクを開くサーバーはもうありません。',
    '新しいリンクを送信者に頼んでください。',
  ],
  link_legacy_email: [
    'このリンクは2025年のもので、メールアドレスに結び付けられています。この種類のリンクを開くサーバーはもうありません。',
    '新しいリンクを送信者に頼んでください。',
  ],
  link_version_unknown: [
    'このリンクには、より新しいバージョンのsharelinkが必要です。',
    'sharelinkを更新してから、リンクをもう一度開いてください。',
  ],
  link_insecure: [
    'このリンクを開くと、すべてが暗号化されずに送信されることになります（http）。',
    'httpsのリンクを送信者に頼むか、ネットワーク全体を信頼できる場合はhttpを許可してください。',
  ],
  link_mismatch: [
    'サーバーはこのリンクを認識できません。',
    'リンク全体をもう一度コピーしてください。それでも直らない場合は、新しいリンクを送信者に頼んでください。',
  ],
  link_fragment_missing: [
    'リンクの末尾、「#」以降の部分が欠けています。それがないと、このシークレットは復号できません。',
    'リンク全体を送信者に頼んでください。閲覧回数が残っていない場合は、もう一度共有してもらってください。',
  ],
  page_required: [
    '封印されたリンクには、sharelinkのページのアドレスが必要です。',
    'ページを指定してください。例：https://share.example。',
  ],
  server_required: [
    'IDだけでは、シークレットの保存場所がわかりません。',
    'サーバーを指定するか、リンク全体を貼り付けてください。',
  ],
  server_invalid: [
    'これはサーバーのアドレスではありません。',
    'https://host または https://host:port の形式で入力してください。',
  ],
  password_memory: [
    'このパスワードを確認するための空きメモリが足りません。',
    'ほかのプログラムを終了するか、別の端末でリンクを開いてください。',
  ],
  token_invalid: [
    'これはアクセストークンではありません。',
    '貼り付けた内容を確認してください。トークンに空白や改行は含まれません。',
  ],
  value_too_long: ['このシークレットは長すぎます。', '短くするか、ファイルを別の方法で共有してください。'],
  value_invalid: ['このシークレットはテキストではありません。', 'base64などでテキストにしてください。'],
  file_name_invalid: ['このファイル名での保存は安全ではありません。', 'ファイル名を変更してください。'],
  media_type_invalid: ['これはメディアタイプではありません。', '指定しないでください。'],
  expires_in_invalid: [
    'サーバーはこの有効期間を受け付けません。',
    'サーバーが受け付ける期間（5m～30d）を選んでください。',
  ],
  max_views_invalid: ['これは閲覧回数ではありません。', '1から2147483647までの整数を選んでください。'],
  no_value: ['この共有にはシークレットが入っていません。', 'もう一度共有するよう送信者に頼んでください。'],
  response_malformed: ['サーバーの応答を読み取れません。', 'もう一度試す前に、送信者に確認してください。'],
  response_too_large: [
    'サーバーの応答がシークレットにしては大きすぎます。',
    'もう一度試す前に、送信者に確認してください。',
  ],
  wrong_server: [
    'このアドレスにはInfisicalのサーバーがありません。',
    'アドレスを確認し、正しいかどうかを送信者に尋ねてください。',
  ],
  server_too_old: [
    'このInfisicalはこのページより古いものです。',
    'サーバー自身のページでリンクを開くか、サーバーの管理者に更新を頼んでください。',
  ],
  sign_in_required: [
    'このシークレットは組織のメンバー専用です。',
    '開くには、Infisicalのページでサインインしてください。',
  ],
  not_permitted: ['このシークレットを開く権限がありません。', '自分に共有するよう送信者に頼んでください。'],
  other_organization: [
    'このシークレットは別の組織のものです。',
    'Infisicalでその組織に切り替えてから、もう一度試してください。',
  ],
  email_not_listed: [
    'このシークレットは、あなたのものとは別のメールアドレス宛てです。',
    '共有先のアドレスでサインインするか、送信者に尋ねてください。',
  ],
  token_rejected: [
    'サーバーはこのトークンを受け付けません。',
    '新しいトークンを得るには、もう一度サインインしてください。',
  ],
  token_without_organization: [
    '組織を選ばずにサインインしています。',
    'Infisicalで組織を選んでから、もう一度試してください。',
  ],
  session_revoked: [
    'Infisicalのセッションは終了しました。',
    'もう一度サインインしてから、このリンクに戻ってください。',
  ],
  session_stale: [
    'Infisicalのセッションは古くなっています。',
    'もう一度サインインしてから、このリンクに戻ってください。',
  ],
  not_signed_in: ['Infisicalにサインインしていません。', 'サインインしてから、このリンクに戻ってください。'],
  sign_in_failed: [
    'サインインしているかどうか、Infisicalから答えがありませんでした。',
    'もう一度試してください。それでも直らない場合は、サーバーの管理者に尋ねてください。',
  ],
  not_found: [
    'このリンクの先にシークレットはありません。',
    'リンクが欠けていないか確認してください。シークレットが削除された可能性もあります。',
  ],
  expired: ['このシークレットは期限切れです。', '新しいリンクを送信者に頼んでください。'],
  view_limit_reached: [
    'このシークレットは、送信者が許可した回数だけ開かれました。',
    '自分で開いたのでなければ、送信者に知らせてください。ほかの人が読んだ可能性があります。',
  ],
  request_invalid: [
    'サーバーはリクエストを理解できませんでした。',
    'sharelinkを更新してください。それでも直らない場合は報告してください。',
  ],
  refused: [
    'サーバーがリクエストを拒否しました。',
    '後でもう一度試してください。それでも直らない場合は、サーバーの管理者に尋ねてください。',
  ],
  server_error: ['サーバーでエラーが起きました。', 'もう一度試す前に、送信者に確認してください。'],
  server_unavailable: ['サーバーは現在利用できません。', '後でもう一度試してください。'],
  server_busy: ['サーバーは現在混み合っています。', '少し待ってから、もう一度試してください。'],
  outcome_unknown: [
    'サーバーに要求しましたが、その結果を知ることができません。',
    'シークレットは開かれた可能性があります。新しいリンクを送信者に頼んでください。',
  ],
  reply_gone: [
    'この要求への応答はすでに届けられたか、保管期限が過ぎています。',
    'シークレットを見ていない場合は、新しいリンクを送信者に頼んでください。',
  ],
  store_full: ['サーバーの保存領域がいっぱいです。', '後でもう一度試してください。'],
  decrypt_failed: [
    'サーバーから届いたものは、このリンクに対応していません。',
    'シークレットをもう一度共有するよう送信者に頼んでください。',
  ],
  webassembly_forbidden: [
    'このブラウザまたはポリシーがWebAssemblyを禁止しています。',
    'このページで許可するか（ロックダウンモードをオフにする）、ブラウザを更新するか、別のブラウザを使ってください。',
  ],
  misdirected: [
    'このサーバーは、アドレスにある名前では応答しません。',
    'アドレスを確認してください。正しい場合は、サーバーの管理者に尋ねてください。',
  ],
  no_answer_behind: [
    'このアドレスの先にあるサーバーが応答しません。',
    '後でリンクをもう一度確認してください。それでも直らない場合は、サーバーの管理者に尋ねてください。',
  ],
};

export const share: ShareSentences = {
  title: 'シークレットを共有',
  footer:
    'このページは、シークレットもパスワードも端末に残しません。送信するものは暗号化され、それを保管するサーバーにだけ送られます。',
  otherPage: 'リンクを開く',
  oneMoment: '少々お待ちください…',
  explanation: 'このブラウザで暗号化されます。開けるのはリンクだけです。',
  secret: 'シークレット',
  file: 'ファイル',
  remove: '取り除く',
  removeFile: 'ファイルを取り除く',
  removeNamed: (name) => `${name}を取り除く`,
  removeAll: 'すべて取り除く',
  chooseFile: '代わりにファイルを選ぶ',
  addFiles: 'ファイルを追加',
  orDrop: 'またはここにドロップ',
  chosenFile: (name, size) => `${name}（${bytes(size)}）`,
  chosenFiles: (count, size) => `${number(count)}個のファイル（${bytes(size)}）`,
  bytesTooMany: (count) => `${bytes(count)}長すぎます。`,
  roomFor: (count) => `あと${bytes(count)}入ります。`,
  upTo: (count) => `${bytes(count)}まで。`,
  fileTooLarge: (name, count, room) => `${name}は大きすぎます（${bytes(count)}）。入るのは${bytes(room)}までです。`,
  expiresAfter: '有効期間',
  lifetime: duration,
  canBeOpened: '開ける回数',
  times,
  anyNumberOfTimes: '何回でも',
  otherChoice: 'その他…',
  howLong: '期間',
  unit: '単位',
  units: { minute: '分', hour: '時間', day: '日' },
  lifetimeRange: (minMs, maxMs) => `${duration(minMs)}から${duration(maxMs)}まで。`,
  howOften: '回数',
  password: 'パスワード（任意）',
  passwordNote: 'リンクを開く人にも必要です。この端末の外に出ることはないため、後で調べることは誰にもできません。',
  passwordShort: (count) => `短いパスワードです（${number(count)}文字）。`,
  generate: 'パスワードを生成',
  generated: '新しいパスワードを欄に入れました。リンクの画面ではもう表示されません。',
  copyPassword: 'パスワードをコピー',
  passwordSelected: 'パスワードを選択しました。Ctrl+Cでコピーしてください（Macでは⌘C）。',
  token: 'アクセストークン',
  showToken: 'アクセストークンを表示',
  hideToken: 'アクセストークンを隠す',
  makeLink: 'リンクを作成',

  making: 'リンクを作成しています…',
  deriving: 'この端末でパスワードから鍵を作っています。推測されにくくするため、わざと時間がかかるようにしてあります。',
  derivingInPlace:
    'パスワードから鍵を作っています。このブラウザは別のスレッドを起動しないため、終わるまでページが止まります。',
  sending: '暗号化されたシークレットをサーバーに送信しています。',

  creating: {
    link_insecure: [
      'このアドレスへの問い合わせは暗号化されません（http）。',
      'httpsのアドレスを使うか、ネットワーク全体を信頼できる場合はhttpを許可してください。',
    ],
    server_required: [
      'シークレットを保存するサーバーが指定されていません。',
      'us、eu、またはhttps://hostのように指定してください。',
    ],
    password_too_long: ['このパスワードは長すぎます。', 'もっと短いものを使ってください。'],
    password_invalid: [
      'このパスワードは空か、壊れた文字が含まれています。',
      'もう一度入力するか、パスワードなしで共有してください。',
    ],
    password_memory: [
      'このパスワードから鍵を作るための空きメモリが足りません。',
      'ほかのプログラムを終了するか、別の端末から共有してください。',
    ],
    response_malformed: ['サーバーの応答を読み取れません。', 'サーバーのアドレスを確認してください。'],
    response_too_large: ['サーバーの応答が共有の応答にしては大きすぎます。', 'サーバーのアドレスを確認してください。'],
    wrong_server: ['このアドレスにはInfisicalのサーバーがありません。', 'サーバーのアドレスを確認してください。'],
    server_too_old: ['このInfisicalはsharelinkより古いものです。', '管理者に更新を頼んでください。'],
    sign_in_required: ['このサーバーではアクセストークンが必要です。', 'サーバーの管理者に尋ねてください。'],
    not_permitted: ['このサーバーでリンクを作成する権限がありません。', 'サーバーの管理者に尋ねてください。'],
    token_rejected: ['サーバーはこのトークンを受け付けません。', '確認するか、新しいトークンを入手してください。'],
    not_found: ['サーバーは要求されたものを知りません。', 'サーバーのアドレスを確認してください。'],
    rate_limited: [
      'このサーバーは今のところ、あなたからのシークレットをこれ以上受け付けません。',
      '少し待ってから、もう一度試してください。',
    ],
    server_error: ['サーバーでエラーが起きました。', '後でもう一度試してください。'],
    outcome_unknown: [
      'サーバーに要求しましたが、その結果を知ることができません。',
      'もう一度試してください。シークレットが保存されていても、そのリンクは誰も持っておらず、自然に期限が切れます。',
    ],
    reply_lost: [
      '応答が届く前に接続が切れました。',
      'もう一度試してください。サーバーにシークレットが保存されていても、そのリンクは誰も持っておらず、自然に期限が切れます。',
    ],
    no_answer_behind: [
      'このアドレスの先にあるサーバーが応答しません。',
      '後でもう一度試してください。サーバーにシークレットが保存されていても、そのリンクは誰も持っておらず、自然に期限が切れます。',
    ],
  },
  nothingToShare: 'まだ共有するものがありません。シークレットを入力するか、ファイルを選んでください。',
  fileUnreadable: 'このファイルは読み取れません。別のファイルを選んでください。',

  ready: 'リンクができました',
  link: 'リンク',
  copyLink: 'リンクをコピー',
  selected: 'リンクを選択しました。Ctrl+Cでコピーしてください（Macでは⌘C）。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'リンクのQRコード',
  forEveryone: 'このリンクを持つ人は誰でもシークレットを読めます。宛先の人にだけ送ってください。',
  withPassword: 'このリンクとパスワードの両方を持つ人だけがシークレットを読めます。2つは別々に送ってください。',
  opens(views, dateMs) {
    const often = views === undefined ? '何回でも' : times(views);
    return dateMs === undefined ? `${often}開けます。` : `${date(dateMs)}まで、${often}開けます。`;
  },
  expiresOn,
  encryptedHere:
    'シークレットはこのブラウザで暗号化されました。サーバーは読むことができず、このページがリンクを再び表示することもできません。',
  passOn: '共有…',
  notPassedOn: '渡せませんでした。代わりにリンクをコピーしてください。',
  email: 'メール',
  copyAsMessage: 'メッセージとしてコピー',
  messageSelected,
  messageSubject: 'シークレットのお知らせ',
  messageStart: 'シークレットが届いています。',
  messagePassword: 'パスワードも必要です。別の方法でお知らせします。',
  messageLink: '次のリンクで開けます：',
  saveQrCode: 'QRコードを保存',
  wasItOpened: '開かれましたか？',
  notOpened: 'まだ開かれていません。',
  wasOpened: (dateMs) => (dateMs === undefined ? '開かれました。' : `開かれました。最後は${date(dateMs)}です。`),
  allOpened: '許可した回数だけ開かれました。リンクはもう開きません。',
  hasExpired: '期限が切れました。リンクはもう開きません。',
  isGone: 'サーバーにはもうありません。削除されたか、期間が過ぎました。',
  notKnown: '確認できませんでした。',
  deleteNow: '今すぐ削除',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: '別のシークレットを共有',
  notCopied: 'リンクはまだコピーされていません。コピーせずに進むには、もう一度ボタンを押してください。',

  notOffered: [
    'ここではシークレットを共有できません',
    'このサーバーでリンクを作成する権限がありません。サーバーの管理者に尋ねてください。',
  ],
  browserTooOld: [
    'このブラウザではシークレットを暗号化できません',
    'バージョンが古すぎます。ブラウザを更新するか、別のブラウザを使ってください。',
  ],
};
