import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, date, relative, size } = formatsOf('zh', 'zh-Hans');
const duration = (ms: number) => durationIn('zh-Hans', ms);

export const common: CommonSentences = {
  lang: 'zh-Hans',
  dir: 'ltr',
  fullStop: '。',
  space: '',
  failures: {
    opening: {
      password_too_long: ['此密码超过4096字节。', '请检查您粘贴的内容。'],
      password_invalid: ['此密码包含损坏的字符。', '请重新输入。'],
      password_unsupported_here: ['此密码包含本程序不认识的字符。', '请检查密码，或在更新的浏览器中打开链接。'],
      password_required: ['此机密内容需要密码。', '请输入发送者给您的密码。'],
      password_incorrect: ['密码错误。', '请检查后重试。'],
      rate_limited: ['请求过多。', '请稍候再试。'],
      too_many_guesses: ['对此链接尝试的错误密码过多。', '请等一分钟再试。'],
      reply_lost: ['答复到达之前连接中断。', '请检查网络，然后重新检查链接。'],
      sign_in_page: [
        '应答的不是服务器，而是一个页面，例如登录页面。',
        '请在浏览器中打开服务器的地址并登录，然后重试。',
      ],
      network_unreachable: ['无法连接到服务器。', '请检查网络，然后重试。'],
      cancelled: ['您已取消。', '准备好后请重新开始。'],
    },
    view: {
      no: '没有消耗查看次数。',
      yes: '已消耗一次查看次数。',
      unknown: '可能已消耗一次查看次数。',
    },
    waitThenRetry: (seconds) => `请等待${number(seconds)}秒后重试。`,
  },
  language: '语言',
  languageFailed: '此语言未能加载。请检查网络，然后重试。',
  theme: '主题',
  themeNames: { system: '跟随系统', light: '浅色', dark: '深色' },
  partMissing: ['此页面的一部分未能加载', '请检查网络，然后重新加载页面。'],
  reload: '重新加载页面',
  cancel: '取消',
  hide: '隐藏',
  showPassword: '显示密码',
  hidePassword: '隐藏密码',
  passwordEnds: '它以空格或其他看不见的字符开头或结尾。',
  copied: '已复制。',
  secondsSoFar: (seconds) => `已过${number(seconds)}秒。`,
};

const bytes = (count: number) => size(count, () => `${number(count)}字节`);
const times = (views: number) => `${number(views)}次`;

const messageSelected = '消息已选中：请按Ctrl+C复制（在Mac上按⌘C）。';

const expiresOn = (dateMs: number) => `将于${date(dateMs)}过期。`;
const deleteForEveryone = '为所有人删除吗？';
const notDeleted = '服务器没有确认已删除。';
const deleted: Notice = ['机密内容已删除', '服务器已将其删除，此页面也不再保留。链接不会再次打开。'];

const showQrCode = '显示为二维码';
const hideQrCode = '隐藏二维码';
const qrCodeFailed = '二维码未能加载。请检查网络，然后重试。';

export const reveal: RevealSentences = {
  title: '分享的机密内容',
  footer: '此页面不会在您的设备上保留机密内容或密码，并且只向保存机密内容的服务器发出请求。',
  otherPage: '发送机密内容',
  checking: ['正在检查您的链接…', '在您要求之前，不会打开任何内容。'],

  shared: '有人与您分享了机密内容',
  sharedBy: (organization) => `${organization}向您分享了机密内容`,
  endToEnd: '端到端加密。',
  serverReads: '服务器可以读取。',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '可以打开任意次数。';
    return views === 1 ? '只能打开一次。' : `还可以打开${times(views)}。`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `将在${relative(leftMs)}过期（${date(dateMs)}）。`,
  expiresNow: '正好现在过期。',
  openedBefore: '之前已被打开过。',
  openedJustNow: '在您之前，刚刚被打开过。',
  openedAgo: (passedMs) => `在您之前，${relative(-passedMs)}被打开过。`,
  ifNotYou: '如果那不是您，其他人可能已经知道：请告知发送者。',
  showSecret: '显示机密内容',
  copyUnseen: '复制但不显示',
  staysClosed: '在您按下按钮之前，它保持关闭。',
  wait: (seconds) => `请等待${number(seconds)}秒`,
  notByPerson: '这次点击不是您本人所为。请使用鼠标、手指或键盘。',

  password: '密码',
  passwordFromSender: '由发送者提供给您，可能在另一条消息中。',
  passwordOfNobody: '如果没有人给过您密码，链接的结尾可能缺失。',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? '现在复制机密内容吗？' : '现在显示机密内容吗？';
    const now = aim === 'copy' ? '现在复制吗？' : '现在显示吗？';
    if (views === 1) return `${now}这是最后一次查看。`;
    return `${now}这将消耗剩余${times(views)}中的一次。`;
  },
  closesForGood: '此后链接不会再次打开。请为机密内容准备好安全的存放处。',
  nothingIsLost: '如果现在不方便，不会有任何损失：它保持关闭。',
  yes: '是，显示',
  yesCopy: '是，复制',
  notNow: '暂不',

  checkingPassword: '正在检查密码…',
  opening: '正在打开…',
  openingSecret: '正在打开机密内容。',
  slowOnPurpose: '检查密码有意放慢，使其难以被猜中。',
  standsStill: '此浏览器不会为此启动单独的线程，因此在完成之前页面会停住。',

  theSecret: '机密内容',
  secretLabel: '机密内容',
  empty: '机密内容为空。',
  onPage: '机密内容已显示在页面上。',
  hidden: '机密内容已隐藏。',
  covered: '已隐藏。在您离开之前，它会留在此页面上。',
  showAgain: '再次显示',
  copy: '复制',
  selected: '机密内容已选中：请按Ctrl+C复制（在Mac上按⌘C）。',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return '链接在过期之前可以再次打开。';
    if (views === 0) return '刚才是最后一次查看：链接不会再次打开。';
    return `链接还可以打开${times(views)}。`;
  },
  theFile: '文件',
  fileReady: '文件可以保存。',
  saveFile: '保存文件',
  file: (name, type, size) => `${name}（${type || '类型未知'}，${bytes(size)}）`,
  leaveQuestion: '此页面上的机密内容没有复制到任何地方，并且不会再次打开。要离开吗？',

  checkAgain: '重新检查',
  checkAgainIn: (seconds) => `${number(seconds)}秒后重新检查`,
  offline: '您处于离线状态。',
};

export const rare: RareSentences = {
  shownInstead: '无法复制机密内容，因此它显示在页面上。',
  unseen: (characters, spaces, lineBreaks) =>
    `其中没有可见字符。字符：${number(characters)}，其中空格：${number(spaces)}，换行：${number(lineBreaks)}。`,
  lines: (count) => `${number(count)}行。`,
  entries: (count) => `${number(count)} 项`,
  more: '更多',
  asTable: '表格显示',
  asItIs: '按原样显示',
  copyValue: (key) => `复制 ${key}`,
  filesInside: (count) => `其中有 ${number(count)} 个文件：`,
  fileSize: bytes,
  saveNamed: (name) => `保存 ${name}`,
  showValue: (key) => `显示 ${key}`,
  hideValue: (key) => `隐藏 ${key}`,
  waiting: [
    '可能有答复在等待',
    '您之前请求过此机密内容，但答复没有送达。服务器最多将答复保留10分钟。',
    '无论您在这里请求多少次，总共只消耗一次查看次数。',
  ],
  showAnswer: '显示答复',
  typeOnceMore: '请再输入一次：它没有保存在任何地方。',
  notThePasswordOfAnswer: '此密码无法打开该答复。请检查后重试：不会再消耗查看次数。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '机密内容的二维码',
  wrapLines: '长行自动换行',
  saveAsFile: '保存为文件',
  savedAs: (name) => `浏览器正将机密内容保存为${name}。用完后请删除该文件。`,
  hideLater: '一分钟后隐藏',
  hidesInAMinute: '它将在一分钟后隐藏。',
  staysOnShow: '它将继续显示。',
  emptyClipboard: '稍后清空剪贴板',
  emptiesAMinuteAfter: '复制一分钟后，如果此页面仍然打开并位于最前，它将清空剪贴板。',
  clipboardStays: '剪贴板将保留您复制的内容。',
  clipboardEmptied: '此页面已清空剪贴板。剪贴板历史记录中可能仍有机密内容。',
  delete: '完成：立即删除',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['打开分享的机密内容', '请粘贴您收到的链接。检查链接不会打开机密内容。'],
  link: '链接',
  wholeLink: '从“https://”到结尾的整个链接。',
  checkLink: '检查链接',
  pasteLink: '粘贴链接',
  pasteAnother: '粘贴其他链接',
  elsewhere: (host) => [
    '此链接属于另一台服务器',
    `此页面无法向${host}发出请求。如果您信任该服务器，请在新标签页中打开链接。`,
  ],
  choose: ['这段文字中有不同的链接', '请选择一个。检查链接不会打开机密内容。'],
  keySent: [
    '此链接的密钥已被发送到此服务器',
    '转发链接的程序（例如邮件扫描器）更改了链接：您的浏览器把密钥作为地址的一部分发送了出去。除非链接设有密码，否则运营此服务器或阅读其日志的人可以用它解密机密内容。',
    '密钥现在已不在地址栏中。如果内容必须保密，请向发送者索取新链接。',
  ],
  openedHere: [
    '此链接已在这里打开过',
    '机密内容已不在此页面上，仅凭此地址无法打开它。',
    '要再次查看，请重新打开原来的链接。如果还有剩余次数，这将再消耗一次。',
  ],
  browserTooOld: ['此浏览器无法打开机密内容', '它的版本太旧。请更新浏览器，或在其他浏览器中打开链接。'],
  openInfisical: '打开Infisical页面',
  openWithAccount: '用您的Infisical账户打开',
  accountNote: '本页面会在自己的地址询问Infisical您是否已登录。这不会打开任何内容。',
  signIn: '登录Infisical',
  signInElsewhere: '登录页会在新标签页中打开。之后请回到本页面，再按一次按钮。',
  keyStays: '链接的密钥留在本页面：不会发送给任何人。',
  askForOpenLink: '请向发送者索取无需登录即可打开的链接。',
  perhapsTwice: '刚才它还在：如果连接中断，您的浏览器可能请求了两次。那样的话，打开的就是您自己。',
  opensAtOnce: '您登录后，Infisical页面会立即打开机密内容，并消耗一次查看次数。',
  copyForSender: '复制给发送者的消息',
  messageSelected,
  toSender: {
    view_limit_reached:
      '我收到的链接已用完：打开次数已达到允许的上限。请重新分享机密内容。如果我们两人都没有打开过，可能已有其他人读取：那样的话，请先更换机密内容。',
    expired: '我打开收到的链接时，它已经过期。请重新分享机密内容。',
    not_found:
      '我收到的链接没有指向任何机密内容：链接可能缺少一部分，或者机密内容已被删除。请发送完整链接，或重新分享机密内容。',
    link_legacy: '我收到的链接属于旧类型，已没有服务器能打开。请重新分享机密内容。',
    link_fragment_missing:
      '我收到的链接缺少结尾，也就缺少机密内容的密钥。请发送完整链接；如果已没有剩余查看次数，请重新分享。',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['这里没有链接。', '请粘贴您收到的链接。'],
  link_too_long: [
    '这比任何分享链接都长。',
    '请只粘贴从“https://”到下一个空格的部分。如果这就是全部，请向发送者索取新链接。',
  ],
  link_malformed: ['这不是链接。', '请复制从“https://”到结尾的整个链接。'],
  link_not_a_share: ['这是一个网址，但不是机密内容的分享地址。', '请向发送者索取分享链接。'],
  link_damaged: ['此链接已损坏：缺少一部分或有输入错误。', '请从消息中重新复制整个链接。'],
  link_ambiguous: ['这段文字中有不同的链接。', '请选择一个，并只粘贴它。'],
  link_wrapped: [
    '这是另一个网站（例如邮件扫描器）的地址，其中包着分享链接。',
    '请向发送者索取链接本身，或在浏览器中打开此地址，再复制它所指向的地址。',
  ],
  link_legacy_key: ['此链接来自2024年。已没有服务器会打开这类链接。', '请向发送者索取新链接。'],
  link_legacy_email: ['此链接来自2025年，并绑定了电子邮件地址。已没有服务器会打开这类链接。', '请向发送者索取新链接。'],
  link_version_unknown: ['此链接需要更新版本的sharelink。', '请更新sharelink，然后重新打开链接。'],
  link_insecure: [
    '通过此链接，所有内容都会以未加密方式发送（http）。',
    '请向发送者索取https链接；如果您信任整个网络，也可以允许http。',
  ],
  link_mismatch: ['服务器无法识别此链接。', '请重新复制整个链接；如果仍然不行，请向发送者索取新链接。'],
  link_fragment_missing: [
    '您的链接缺少结尾，即从“#”开始的部分：没有它就无法解密此机密内容。',
    '请向发送者索取完整链接；如果已没有剩余查看次数，请对方重新分享。',
  ],
  page_required: ['密封链接需要sharelink页面的地址。', '请指定页面，例如https://share.example。'],
  server_required: ['仅凭标识符无法知道机密内容存放在哪里。', '请指定服务器，或粘贴整个链接。'],
  server_invalid: ['这不是服务器地址。', '请使用https://host或https://host:port的形式。'],
  password_memory: ['可用内存不足，无法检查此密码。', '请关闭其他程序，或在其他设备上打开链接。'],
  token_invalid: ['这不是访问令牌。', '请检查您粘贴的内容：令牌中没有空格或换行。'],
  value_too_long: ['此机密内容太长。', '请缩短它，或用其他方式分享文件。'],
  value_invalid: ['此机密内容不是文本。', '请将其编码为文本，例如base64。'],
  file_name_invalid: ['以此文件名保存不安全。', '请重命名文件。'],
  media_type_invalid: ['这不是媒体类型。', '请将其留空。'],
  expires_in_invalid: ['服务器不接受此有效期。', '请选择服务器接受的有效期：5m至30d。'],
  max_views_invalid: ['这不是查看次数。', '请选择1至2147483647之间的整数。'],
  no_value: ['此分享中没有机密内容。', '请让发送者重新分享。'],
  response_malformed: ['无法读取服务器的答复。', '再次尝试之前，请先询问发送者。'],
  response_too_large: ['服务器的答复太大，不可能是机密内容。', '再次尝试之前，请先询问发送者。'],
  wrong_server: ['此地址没有Infisical服务器。', '请检查地址，并向发送者确认是否正确。'],
  server_too_old: ['此Infisical比本页面旧。', '请在服务器自己的页面上打开链接，或请服务器的管理员更新它。'],
  sign_in_required: ['此机密内容仅供某个组织的成员查看。', '请在Infisical页面登录后打开。'],
  not_permitted: ['您无权打开此机密内容。', '请让发送者将其分享给您。'],
  other_organization: ['此机密内容属于另一个组织。', '请在Infisical中切换到该组织，然后重试。'],
  email_not_listed: ['此机密内容是发给其他电子邮件地址的。', '请用收到分享的地址登录，或询问发送者。'],
  token_rejected: ['服务器不接受此令牌。', '请重新登录以获取新令牌。'],
  token_without_organization: ['您登录时没有选择组织。', '请在Infisical中选择一个组织，然后重试。'],
  session_revoked: ['您的Infisical会话已被结束。', '请重新登录，然后回到此链接。'],
  session_stale: ['您的Infisical会话已过时。', '请重新登录，然后回到此链接。'],
  not_signed_in: ['您尚未登录Infisical。', '请登录，然后回到此链接。'],
  sign_in_failed: ['Infisical没有告知您是否已登录。', '请重试；如果仍然不行，请询问服务器的管理员。'],
  not_found: ['此链接没有对应的机密内容。', '请检查链接是否完整；机密内容也可能已被删除。'],
  expired: ['此机密内容已过期。', '请向发送者索取新链接。'],
  view_limit_reached: [
    '此机密内容的打开次数已达到发送者允许的上限。',
    '如果不是您打开的，请告知发送者：可能有其他人读过。',
  ],
  request_invalid: ['服务器无法理解此请求。', '请更新sharelink；如果仍然不行，请报告问题。'],
  refused: ['服务器拒绝了此请求。', '请稍后再试；如果仍然不行，请询问服务器的管理员。'],
  server_error: ['服务器出错。', '再次尝试之前，请先询问发送者。'],
  server_unavailable: ['服务器目前不可用。', '请稍后再试。'],
  server_busy: ['服务器目前过于繁忙。', '请稍候再试。'],
  outcome_unknown: ['已向服务器发出请求，但无法得知结果。', '机密内容可能已被打开。请向发送者索取新链接。'],
  reply_gone: ['此请求的答复已经送达，或已超过保留时间。', '如果您没有看到机密内容，请向发送者索取新链接。'],
  store_full: ['服务器的存储空间已满。', '请稍后再试。'],
  decrypt_failed: ['服务器发来的内容与此链接不符。', '请让发送者重新分享机密内容。'],
  webassembly_forbidden: [
    '此浏览器或某项策略禁止WebAssembly。',
    '请为此页面允许它（关闭锁定模式），更新浏览器，或使用其他浏览器。',
  ],
  misdirected: ['此服务器不为其地址中的名称提供服务。', '请检查地址；如果正确，请询问服务器的管理员。'],
  no_answer_behind: ['此地址背后的服务器没有答复。', '请稍后重新检查链接；如果仍然不行，请询问服务器的管理员。'],
};

export const share: ShareSentences = {
  title: '分享机密内容',
  footer: '此页面不会在您的设备上保留机密内容或密码。它发送的内容经过加密，并且只发送给保存它的服务器。',
  otherPage: '打开链接',
  oneMoment: '请稍候…',
  explanation: '它在此浏览器中加密。只有链接能打开它。',
  secret: '机密内容',
  file: '文件',
  remove: '移除',
  removeFile: '移除文件',
  removeNamed: (name) => `移除 ${name}`,
  removeAll: '全部移除',
  chooseFile: '改为选择文件',
  orDrop: '或拖放到此处',
  chosenFile: (name, size) => `${name}（${bytes(size)}）`,
  chosenFiles: (count, size) => `${number(count)}个文件（${bytes(size)}）`,
  bytesTooMany: (count) => `超出${bytes(count)}。`,
  roomFor: (count) => `还可容纳${bytes(count)}。`,
  upTo: (count) => `最多${bytes(count)}。`,
  fileTooLarge: (name, count, room) => `${name}太大（${bytes(count)}）。最多可容纳${bytes(room)}。`,
  expiresAfter: '有效期',
  lifetime: duration,
  canBeOpened: '可打开次数',
  times,
  anyNumberOfTimes: '任意次数',
  otherChoice: '其他…',
  howLong: '时长',
  unit: '单位',
  units: { minute: '分钟', hour: '小时', day: '天' },
  lifetimeRange: (minMs, maxMs) => `从${duration(minMs)}到${duration(maxMs)}。`,
  howOften: '次数',
  password: '密码（可选）',
  passwordNote: '打开链接的人也需要它。它绝不会离开此设备：没有人能替您查到。',
  passwordShort: (count) => `密码较短：${number(count)}个字符。`,
  generate: '生成密码',
  generated: '新密码已填入。显示链接时，此页面不会再显示它。',
  copyPassword: '复制密码',
  passwordSelected: '密码已选中：请按Ctrl+C复制（在Mac上按⌘C）。',
  token: '访问令牌',
  showToken: '显示访问令牌',
  hideToken: '隐藏访问令牌',
  makeLink: '创建链接',

  making: '正在创建链接…',
  deriving: '正在此设备上将密码转换为密钥。这有意放慢，使密码难以被猜中。',
  derivingInPlace: '正在将密码转换为密钥。此浏览器不会为此启动单独的线程，因此在完成之前页面会停住。',
  sending: '加密后的机密内容正在发往服务器。',

  creating: {
    link_insecure: ['对此地址的请求不会加密（http）。', '请使用https地址；如果您信任整个网络，也可以允许http。'],
    server_required: ['没有指定用于保存机密内容的服务器。', '请指定：us、eu或https://host。'],
    password_too_long: ['此密码太长。', '请使用较短的密码。'],
    password_invalid: ['此密码为空，或包含损坏的字符。', '请重新输入，或不设密码分享。'],
    password_memory: ['可用内存不足，无法将此密码转换为密钥。', '请关闭其他程序，或在其他设备上分享。'],
    response_malformed: ['无法读取服务器的答复。', '请检查服务器地址。'],
    response_too_large: ['服务器的答复太大，不可能是对分享的答复。', '请检查服务器地址。'],
    wrong_server: ['此地址没有Infisical服务器。', '请检查服务器地址。'],
    server_too_old: ['此Infisical比sharelink旧。', '请让其管理员更新它。'],
    sign_in_required: ['此服务器要求访问令牌。', '请询问其管理员。'],
    not_permitted: ['此服务器不允许您创建链接。', '请询问其管理员。'],
    token_rejected: ['服务器不接受此令牌。', '请检查令牌，或获取新令牌。'],
    not_found: ['服务器不认识所请求的内容。', '请检查服务器地址。'],
    rate_limited: ['此服务器暂时不再接受您的机密内容。', '请稍候再试。'],
    server_error: ['服务器出错。', '请稍后再试。'],
    outcome_unknown: [
      '已向服务器发出请求，但无法得知结果。',
      '请重试：即使机密内容已被保存，也没有人拥有其链接，它会自行过期。',
    ],
    reply_lost: ['答复到达之前连接中断。', '请重试：即使服务器已保存机密内容，也没有人拥有其链接，它会自行过期。'],
    no_answer_behind: [
      '此地址背后的服务器没有答复。',
      '请稍后再试：即使服务器已保存机密内容，也没有人拥有其链接，它会自行过期。',
    ],
  },
  nothingToShare: '还没有可分享的内容。请输入机密内容，或选择文件。',
  fileUnreadable: '无法读取此文件。请选择其他文件。',

  ready: '您的链接已就绪',
  link: '链接',
  copyLink: '复制链接',
  selected: '链接已选中：请按Ctrl+C复制（在Mac上按⌘C）。',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: '链接的二维码',
  forEveryone: '任何拥有此链接的人都能读取机密内容。请只发送给接收人。',
  withPassword: '只有同时拥有此链接和密码的人才能读取机密内容。请将两者分开发送。',
  opens(views, dateMs) {
    const often = views === undefined ? '可以打开任意次数' : `可以打开${times(views)}`;
    return dateMs === undefined ? `${often}。` : `${often}，有效期至${date(dateMs)}。`;
  },
  expiresOn,
  encryptedHere: '机密内容已在此浏览器中加密。服务器无法读取，此页面也无法再次显示链接。',
  passOn: '分享…',
  notPassedOn: '未能传出。请改为复制链接。',
  email: '电子邮件',
  copyAsMessage: '复制为消息',
  messageSelected,
  messageSubject: '给您的机密内容',
  messageStart: '有一份机密内容给您。',
  messagePassword: '还需要密码，密码会通过其他方式告知。',
  messageLink: '用此链接打开：',
  saveQrCode: '保存二维码',
  wasItOpened: '已被打开吗？',
  notOpened: '尚未被打开。',
  wasOpened: (dateMs) => (dateMs === undefined ? '已被打开。' : `已被打开，最近一次是${date(dateMs)}。`),
  allOpened: '打开次数已达到您允许的上限。链接不会再次打开。',
  hasExpired: '已过期。链接不会再次打开。',
  isGone: '服务器上已没有它：已被删除，或保存时间已过。',
  notKnown: '未能得知。',
  deleteNow: '立即删除',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: '分享其他机密内容',
  notCopied: '链接尚未复制。如要不复制而继续，请再次按下按钮。',

  notOffered: ['这里无法分享机密内容', '此服务器不允许您创建链接。请询问其管理员。'],
  browserTooOld: ['此浏览器无法加密机密内容', '它的版本太旧。请更新浏览器，或使用其他浏览器。'],
};
