import { durationIn, formatsOf } from './formats.ts';
import type {
  CommonSentences,
  Notice,
  RareFailures,
  RareSentences,
  RevealSentences,
  ShareSentences,
} from './sentences.ts';

const { number, plural, date, relative, size } = formatsOf('tr');
const duration = (ms: number) => durationIn('tr', ms);

export const common: CommonSentences = {
  lang: 'tr',
  dir: 'ltr',
  fullStop: '.',
  space: ' ',
  failures: {
    opening: {
      password_too_long: ['Bu parola 4096 bayttan uzun.', 'Yapıştırdığınızı kontrol edin.'],
      password_invalid: ['Bu parolada bozuk bir karakter var.', 'Yeniden yazın.'],
      password_unsupported_here: [
        'Bu parolada bu programın tanımadığı karakterler var.',
        'Kontrol edin ya da bağlantıyı daha yeni bir tarayıcıda açın.',
      ],
      password_required: ['Bu sır için parola gerekiyor.', 'Gönderenin size verdiği parolayı yazın.'],
      password_incorrect: ['Parola yanlış.', 'Kontrol edip yeniden deneyin.'],
      rate_limited: ['Çok fazla istek oldu.', 'Biraz bekleyip yeniden deneyin.'],
      too_many_guesses: ['Bu bağlantı için çok fazla yanlış parola denendi.', 'Bir dakika bekleyip yeniden deneyin.'],
      reply_lost: [
        'Yanıt gelmeden bağlantı koptu.',
        'Ağınızı kontrol edin, sonra paylaşım bağlantısını yeniden denetleyin.',
      ],
      sign_in_page: [
        'Sunucunun yerine bir sayfa yanıt veriyor, örneğin bir oturum açma sayfası.',
        'Sunucunun adresini bir tarayıcıda açın, orada oturum açın ve yeniden deneyin.',
      ],
      network_unreachable: ['Sunucuya ulaşılamıyor.', 'Ağınızı kontrol edip yeniden deneyin.'],
      cancelled: ['İptal ettiniz.', 'Hazır olduğunuzda yeniden başlayın.'],
    },
    view: {
      no: 'Hiç görüntüleme hakkı kullanılmadı.',
      yes: 'Bir görüntüleme hakkı kullanıldı.',
      unknown: 'Bir görüntüleme hakkı kullanılmış olabilir.',
    },
    waitThenRetry: (seconds) =>
      plural(seconds, { one: '# saniye bekleyip yeniden deneyin.', other: '# saniye bekleyip yeniden deneyin.' }),
  },
  language: 'Dil',
  languageFailed: 'Bu dil yüklenemedi. Ağınızı kontrol edip yeniden deneyin.',
  theme: 'Tema',
  themeNames: { system: 'Sistem', light: 'Açık', dark: 'Koyu' },
  partMissing: ['Bu sayfanın bir bölümü yüklenemedi', 'Ağınızı kontrol edip sayfayı yeniden yükleyin.'],
  reload: 'Sayfayı yeniden yükle',
  cancel: 'İptal',
  hide: 'Gizle',
  showPassword: 'Parolayı göster',
  hidePassword: 'Parolayı gizle',
  passwordEnds: 'Boşlukla ya da görünmeyen başka bir karakterle başlıyor ya da bitiyor.',
  copied: 'Kopyalandı.',
  secondsSoFar: (seconds) => plural(seconds, { one: 'Şu ana kadar # saniye.', other: 'Şu ana kadar # saniye.' }),
};

const bytes = (count: number) => size(count, () => plural(count, { one: '# bayt', other: '# bayt' }));
const times = (views: number) => plural(views, { one: '# kez', other: '# kez' });

const messageSelected = 'İleti seçildi: kopyalamak için Ctrl+C tuşlarına basın (Mac’te ⌘C).';

const expiresOn = (dateMs: number) => `Süresinin dolacağı tarih: ${date(dateMs)}.`;
const deleteForEveryone = 'Herkes için silinsin mi?';
const notDeleted = 'Sunucu silindiğini doğrulamadı.';
const deleted: Notice = ['Sır silindi', 'Sunucu onu sildi, bu sayfa da unuttu. Bağlantı bir daha açılmaz.'];

const showQrCode = 'QR kodu olarak göster';
const hideQrCode = 'QR kodunu gizle';
const qrCodeFailed = 'QR kodu yüklenemedi. Ağınızı kontrol edip yeniden deneyin.';

export const reveal: RevealSentences = {
  title: 'Paylaşılan bir sır',
  footer: 'Bu sayfa cihazınızda sır ya da parola saklamaz ve yalnızca sırrı tutan sunucuya sorar.',
  otherPage: 'Sır gönder',
  checking: ['Bağlantınız denetleniyor…', 'Siz istemeden hiçbir şey açılmaz.'],

  shared: 'Biri sizinle bir sır paylaştı',
  sharedBy: (organization) => `${organization} size bir sır gönderdi`,
  endToEnd: 'Uçtan uca şifreli.',
  serverReads: 'Sunucu okuyabilir.',
  viewsLeft(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'İstenildiği kadar açılır.';
    return views === 1 ? 'Yalnızca bir kez açılır.' : `${times(views)} daha açılır.`;
  },
  expiresOn,
  expiresIn: (leftMs, dateMs) => `Süresi ${relative(leftMs)} dolacak (${date(dateMs)}).`,
  expiresNow: 'Süresi şimdi doluyor.',
  openedBefore: 'Daha önce açıldı.',
  openedJustNow: 'Sizden önce, biraz önce açıldı.',
  openedAgo: (passedMs) => `Sizden önce, ${relative(-passedMs)} açıldı.`,
  ifNotYou: 'Açan siz değilseniz başka biri biliyor olabilir: gönderene haber verin.',
  showSecret: 'Sırrı göster',
  copyUnseen: 'Göstermeden kopyala',
  staysClosed: 'Siz düğmeye basana kadar kapalı kalır.',
  wait: (seconds) => plural(seconds, { one: '# saniye bekleyin', other: '# saniye bekleyin' }),
  notByPerson: 'Bu basış sizden gelmedi. Fareyi, parmağınızı ya da klavyeyi kullanın.',

  password: 'Parola',
  passwordFromSender: 'Gönderen size verdi, belki başka bir iletide.',
  passwordOfNobody: 'Kimse vermediyse bağlantının sonu eksik olabilir.',

  question(views, aim) {
    if (typeof views !== 'number') return aim === 'copy' ? 'Sır şimdi kopyalansın mı?' : 'Sır şimdi gösterilsin mi?';
    const now = aim === 'copy' ? 'Şimdi kopyalansın mı?' : 'Şimdi gösterilsin mi?';
    if (views === 1) return `${now} Bu son görüntüleme hakkı.`;
    return `${now} ${number(views)} görüntüleme hakkından biri kullanılır.`;
  },
  closesForGood: 'Sonrasında bağlantı bir daha açılmaz. Sır için güvenli bir yer hazır bulundurun.',
  nothingIsLost: 'Şu an uygun değilse bir şey kaybolmaz: sır kapalı kalır.',
  yes: 'Evet, göster',
  yesCopy: 'Evet, kopyala',
  notNow: 'Şimdi değil',

  checkingPassword: 'Parola denetleniyor…',
  opening: 'Açılıyor…',
  openingSecret: 'Sır açılıyor.',
  slowOnPurpose: 'Parolanın denetlenmesi bilerek yavaştır: böylece tahmin edilmesi zorlaşır.',
  standsStill: 'Bu tarayıcı bunun için ayrı bir iş parçacığı başlatmıyor, bu yüzden sayfa bitene kadar donar.',

  theSecret: 'Sır',
  secretLabel: 'Sır',
  empty: 'Sır boş.',
  onPage: 'Sır sayfada.',
  hidden: 'Sır gizlendi.',
  covered: 'Gizlendi. Siz ayrılana kadar bu sayfada kalır.',
  showAgain: 'Yeniden göster',
  copy: 'Kopyala',
  selected: 'Sır seçildi: kopyalamak için Ctrl+C tuşlarına basın (Mac’te ⌘C).',
  viewsAfter(views) {
    if (views === 'unknown') return '';
    if (views === 'unlimited') return 'Bağlantı, süresi dolana kadar yeniden açılabilir.';
    if (views === 0) return 'Bu son görüntülemeydi: bağlantı bir daha açılmaz.';
    return `Bağlantı ${times(views)} daha açılabilir.`;
  },
  theFile: 'Dosya',
  fileReady: 'Dosya kaydedilebilir.',
  saveFile: 'Dosyayı kaydet',
  file: (name, type, size) => `${name} (${type && `${type}, `}${bytes(size)})`,
  leaveQuestion: 'Bu sayfadaki sır hiçbir yere kopyalanmadı ve bir daha açılmaz. Sayfadan ayrılmak istiyor musunuz?',

  checkAgain: 'Yeniden denetle',
  checkAgainIn: (seconds) =>
    plural(seconds, { one: '# saniye sonra yeniden denetle', other: '# saniye sonra yeniden denetle' }),
  offline: 'Çevrimdışısınız.',
};

export const rare: RareSentences = {
  shownInstead: 'Sır kopyalanamadı, bu yüzden sayfada gösteriliyor.',
  unseen: (characters, spaces, lineBreaks) =>
    `Görünen hiçbir karakteri yok. Karakter: ${number(characters)}, bunlardan boşluk: ${number(spaces)}, satır sonu: ${number(lineBreaks)}.`,
  lines: (count) => plural(count, { one: '# satır.', other: '# satır.' }),
  entries: (count) => plural(count, { one: '# kayıt', other: '# kayıt' }),
  more: 'Daha fazla',
  asTable: 'Tablo olarak',
  asItIs: 'Olduğu gibi',
  copyValue: (key) => `${key}: kopyala`,
  filesInside: (count) => plural(count, { one: 'İçinde # dosya var:', other: 'İçinde # dosya var:' }),
  fileSize: bytes,
  saveNamed: (name) => `${name}: kaydet`,
  showValue: (key) => `${key}: göster`,
  hideValue: (key) => `${key}: gizle`,
  waiting: [
    'Bekleyen bir yanıt olabilir',
    'Bu sırrı daha önce istediniz, ama yanıt ulaşmadı. Sunucu onu 10 dakikaya kadar saklar.',
    'Burada kaç kez isterseniz isteyin, toplamda tek bir görüntüleme hakkı kullanılır.',
  ],
  showAnswer: 'Yanıtı göster',
  typeOnceMore: 'Bir kez daha yazın: hiçbir yerde saklanmıyor.',
  notThePasswordOfAnswer:
    'Bu parola yanıtı açmıyor. Kontrol edip yeniden deneyin: başka görüntüleme hakkı kullanılmaz.',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Sırrın QR kodu',
  wrapLines: 'Uzun satırları kaydır',
  saveAsFile: 'Dosya olarak kaydet',
  savedAs: (name) => `Tarayıcı sırrı ${name} adıyla kaydediyor. İşiniz bitince dosyayı silin.`,
  hideLater: 'Bir dakika sonra gizle',
  hidesInAMinute: 'Bir dakika sonra kendini gizler.',
  staysOnShow: 'Görünür kalır.',
  emptyClipboard: 'Panoyu sonra boşalt',
  emptiesAMinuteAfter: 'Kopyalamadan bir dakika sonra bu sayfa, hâlâ açık ve öndeyse, panoyu boşaltır.',
  clipboardStays: 'Kopyaladığınız, panoda kalır.',
  clipboardEmptied: 'Bu sayfa panoyu boşalttı. Pano geçmişinde sır hâlâ bulunabilir.',
  delete: 'Bitti: şimdi sil',
  deleteForEveryone,
  notDeleted,
  deleted,

  paste: ['Paylaşılan bir sırrı açın', 'Size gönderilen bağlantıyı yapıştırın. Denetlemek sırrı açmaz.'],
  link: 'Bağlantı',
  wholeLink: 'Bağlantının tamamı, “https://” ile başlayıp sonuna kadar.',
  checkLink: 'Bağlantıyı denetle',
  pasteLink: 'Bağlantıyı yapıştır',
  pasteAnother: 'Başka bir bağlantı yapıştır',
  elsewhere: (host) => [
    'Bu bağlantı başka bir sunucuya ait',
    `Bu sayfa ${host} sunucusuna soramaz. O sunucuya güveniyorsanız bağlantıyı yeni bir sekmede açın.`,
  ],
  choose: ['Bu metinde farklı bağlantılar var', 'Birini seçin. Denetlemek sırrı açmaz.'],
  keySent: [
    'Bu bağlantının anahtarı bu sunucuya gönderildi',
    'Bağlantıyı ileten bir program, örneğin bir posta tarayıcısı, onu değiştirmiş: tarayıcınız anahtarı adresin bir parçası olarak gönderdi. Bu sunucuyu işleten ya da günlüklerini okuyan kişi, bağlantının parolası yoksa sırrın şifresini bu anahtarla çözebilir.',
    'Anahtar artık adres çubuğunda değil. Sır gizli kalmalıysa gönderenden yeni bir bağlantı isteyin.',
  ],
  openedHere: [
    'Bu bağlantı burada açıldı',
    'Sır artık bu sayfada değil ve bu adres tek başına onu açmaz.',
    'Yeniden görmek için özgün bağlantıyı bir daha açın. Kaldıysa, bir görüntüleme hakkı daha kullanılır.',
  ],
  browserTooOld: [
    'Bu tarayıcı sırrı açamıyor',
    'Sürümü çok eski. Tarayıcıyı güncelleyin ya da bağlantıyı başka bir tarayıcıda açın.',
  ],
  openInfisical: 'Infisical sayfasını aç',
  openWithAccount: 'Infisical hesabınızla aç',
  accountNote: 'Bu sayfa, kendi adresinde Infisical’a oturum açıp açmadığınızı sorar. Bu hiçbir şeyi açmaz.',
  signIn: 'Infisical’da oturum aç',
  signInElsewhere: 'Oturum açma yeni bir sekmede açılır. Sonra bu sayfaya dönüp düğmeye yeniden basın.',
  keyStays: 'Bağlantınızın anahtarı bu sayfada kalır: kimseye gönderilmez.',
  askForOpenLink: 'Gönderenden oturum açmadan açılan bir bağlantı isteyin.',
  perhapsTwice: 'Biraz önce oradaydı: bağlantı koptuysa tarayıcınız iki kez istemiş olabilir. Öyleyse açan sizdiniz.',
  opensAtOnce:
    'Oturum açtığınız anda Infisical sayfası sırrı kendiliğinden açar; bu da bir görüntüleme hakkı kullanır.',
  copyForSender: 'Gönderene bir ileti kopyala',
  messageSelected,
  toSender: {
    view_limit_reached:
      'Bana gönderilen bağlantı tükenmiş: izin verilen sayıda açılmış. Lütfen sır yeniden paylaşılsın. İkimiz de açmadıysak sırrı başka biri okumuş olabilir: o durumda lütfen önce sır değiştirilsin.',
    expired: 'Bana gönderilen bağlantının süresi, açmak istediğimde dolmuştu. Lütfen sır yeniden paylaşılsın.',
    not_found:
      'Bana gönderilen bağlantı hiçbir sırra götürmüyor: bağlantının bir parçası eksik ya da sır silinmiş olabilir. Lütfen bağlantının tamamı gönderilsin ya da sır yeniden paylaşılsın.',
    link_legacy:
      'Bana gönderilen bağlantı, artık hiçbir sunucunun açmadığı eski türden. Lütfen sır yeniden paylaşılsın.',
    link_fragment_missing:
      'Bana gönderilen bağlantının sonu, onunla birlikte sırrın anahtarı eksik. Lütfen bağlantının tamamı gönderilsin; görüntüleme hakkı kalmadıysa sır yeniden paylaşılsın.',
  },
};

export const rareFailures: RareFailures = {
  link_empty: ['Burada bağlantı yok.', 'Size gönderilen bağlantıyı yapıştırın.'],
  link_too_long: [
    'Bu, her paylaşım bağlantısından daha uzun.',
    'Yalnızca “https://” ile başlayıp ilk boşluğa kadar olan bölümü yapıştırın. Hepsi zaten buysa gönderenden yeni bir bağlantı isteyin.',
  ],
  link_malformed: ['Bu bir bağlantı değil.', 'Bağlantının tamamını, “https://” ile başlayıp sonuna kadar kopyalayın.'],
  link_not_a_share: [
    'Bu bir web adresi, ama paylaşılan bir sırrın adresi değil.',
    'Gönderenden paylaşım bağlantısını isteyin.',
  ],
  link_damaged: [
    'Bu bağlantı bozuk: bir bölümü eksik ya da yanlış yazılmış.',
    'Bağlantının tamamını iletiden yeniden kopyalayın.',
  ],
  link_ambiguous: ['Bu metinde farklı bağlantılar var.', 'Birini seçip yalnızca onu yapıştırın.'],
  link_wrapped: [
    'Bu, bir paylaşım bağlantısını saran başka bir sitenin adresi, örneğin bir posta tarayıcısının.',
    'Gönderenden bağlantının kendisini isteyin ya da bu adresi bir tarayıcıda açıp götürdüğü adresi kopyalayın.',
  ],
  link_legacy_key: [
    'Bu bağlantı 2024’ten kalma. Artık hiçbir sunucu bu tür bağlantıları açmıyor.',
    'Gönderenden yeni bir bağlantı isteyin.',
  ],
  link_legacy_email: [
    'Bu bağlantı 2025’ten kalma ve bir e-posta adresine bağlı. Artık hiçbir sunucu bu tür bağlantıları açmıyor.',
    'Gönderenden yeni bir bağlantı isteyin.',
  ],
  link_version_unknown: [
    'Bu bağlantı için daha yeni bir sharelink sürümü gerekiyor.',
    'sharelink’i güncelleyin, sonra bağlantıyı yeniden açın.',
  ],
  link_insecure: [
    'Bu bağlantıyla her şey şifrelenmeden gönderilirdi (http).',
    'Gönderenden https bağlantısı isteyin ya da ağın tamamına güveniyorsanız http’ye izin verin.',
  ],
  link_mismatch: [
    'Sunucu bu bağlantıyı tanımıyor.',
    'Bağlantının tamamını yeniden kopyalayın; sorun sürerse gönderenden yenisini isteyin.',
  ],
  link_fragment_missing: [
    'Bağlantınızın sonu, “#” ile başlayan bölüm eksik: o olmadan bu sırrın şifresi çözülemez.',
    'Gönderenden bağlantının tamamını isteyin; görüntüleme hakkı kalmadıysa sırrı yeniden paylaşmasını isteyin.',
  ],
  page_required: [
    'Mühürlü bir bağlantı için bir sharelink sayfasının adresi gerekir.',
    'Sayfayı belirtin, örneğin https://share.example.',
  ],
  server_required: [
    'Kimlik tek başına sırrın nerede saklandığını söylemez.',
    'Sunucuyu belirtin ya da bağlantının tamamını yapıştırın.',
  ],
  server_invalid: ['Bu bir sunucu adresi değil.', 'https://host ya da https://host:port biçimini kullanın.'],
  password_memory: [
    'Bu parolayı denetlemek için yeterli boş bellek yok.',
    'Diğer programları kapatın ya da bağlantıyı başka bir cihazda açın.',
  ],
  token_invalid: [
    'Bu bir erişim belirteci değil.',
    'Yapıştırdığınızı kontrol edin: belirteçte boşluk ve satır sonu olmaz.',
  ],
  value_too_long: ['Bu sır fazla uzun.', 'Kısaltın ya da dosyayı başka bir yolla paylaşın.'],
  value_invalid: ['Bu sır metin değil.', 'Metin olarak kodlayın, örneğin base64 ile.'],
  file_name_invalid: ['Bu dosya adıyla kaydetmek güvenli değil.', 'Dosyayı yeniden adlandırın.'],
  media_type_invalid: ['Bu bir ortam türü değil.', 'Boş bırakın.'],
  expires_in_invalid: [
    'Sunucu bu geçerlilik süresini kabul etmiyor.',
    'Sunucunun kabul ettiği bir süre seçin: 5m ile 30d arası.',
  ],
  max_views_invalid: ['Bu bir görüntüleme sayısı değil.', '1 ile 2147483647 arasında bir tam sayı seçin.'],
  no_value: ['Bu paylaşımda sır yok.', 'Gönderenden yeniden paylaşmasını isteyin.'],
  response_malformed: ['Sunucunun yanıtı okunamıyor.', 'Yeniden denemeden önce gönderene sorun.'],
  response_too_large: ['Sunucunun yanıtı bir sır için fazla büyük.', 'Yeniden denemeden önce gönderene sorun.'],
  wrong_server: [
    'Bu adreste yanıt veren bir Infisical sunucusu yok.',
    'Adresi kontrol edin; doğru olup olmadığını gönderene sorun.',
  ],
  server_too_old: [
    'Bu Infisical bu sayfadan daha eski.',
    'Bağlantıyı sunucunun kendi sayfasında açın veya yöneticisinden sunucuyu güncellemesini isteyin.',
  ],
  sign_in_required: ['Bu sır bir kuruluşun üyeleri için.', 'Açmak için Infisical sayfasında oturum açın.'],
  not_permitted: ['Bu sırrı açma izniniz yok.', 'Gönderenden sizinle paylaşmasını isteyin.'],
  other_organization: ['Bu sır başka bir kuruluşa ait.', 'Infisical’da o kuruluşa geçip yeniden deneyin.'],
  email_not_listed: [
    'Bu sır sizinkinden başka e-posta adresleri için.',
    'Paylaşıldığı adresle oturum açın veya gönderene sorun.',
  ],
  token_rejected: ['Sunucu bu belirteci kabul etmiyor.', 'Yenisini almak için yeniden oturum açın.'],
  token_without_organization: ['Kuruluş olmadan oturum açtınız.', 'Infisical’da bir kuruluş seçip yeniden deneyin.'],
  session_revoked: ['Infisical oturumunuz sonlandırıldı.', 'Yeniden oturum açın, sonra bu bağlantıya dönün.'],
  session_stale: ['Infisical oturumunuz güncel değil.', 'Yeniden oturum açın, sonra bu bağlantıya dönün.'],
  not_signed_in: ['Infisical’da oturum açmadınız.', 'Oturum açın, sonra bu bağlantıya dönün.'],
  sign_in_failed: [
    'Infisical oturum açıp açmadığınızı bildirmedi.',
    'Yeniden deneyin; sorun sürerse sunucunun yöneticisine sorun.',
  ],
  not_found: [
    'Bu bağlantının ardında bir sır yok.',
    'Bağlantının tam olduğunu kontrol edin; sır silinmiş de olabilir.',
  ],
  expired: ['Bu sırrın süresi doldu.', 'Gönderenden yeni bir bağlantı isteyin.'],
  view_limit_reached: [
    'Bu sır, gönderenin izin verdiği sayıda açıldı.',
    'Açan siz değilseniz gönderene haber verin: başka biri okumuş olabilir.',
  ],
  request_invalid: ['Sunucu isteği anlamadı.', 'sharelink’i güncelleyin; sorun sürerse bildirin.'],
  refused: ['Sunucu isteği reddetti.', 'Daha sonra yeniden deneyin; sorun sürerse sunucunun yöneticisine sorun.'],
  server_error: ['Sunucuda bir hata oluştu.', 'Yeniden denemeden önce gönderene sorun.'],
  server_unavailable: ['Sunucu şu anda kullanılamıyor.', 'Daha sonra yeniden deneyin.'],
  server_busy: ['Sunucu şu anda çok yoğun.', 'Biraz bekleyip yeniden deneyin.'],
  outcome_unknown: [
    'Sunucuya istek gönderildi, ama sonucu öğrenilemiyor.',
    'Sır açılmış olabilir. Gönderenden yeni bir bağlantı isteyin.',
  ],
  reply_gone: [
    'Bu isteğin yanıtı daha önce teslim edildi ya da süresi geçti.',
    'Sırrı görmediyseniz gönderenden yeni bir bağlantı isteyin.',
  ],
  store_full: ['Sunucunun deposu dolu.', 'Daha sonra yeniden deneyin.'],
  decrypt_failed: ['Sunucunun gönderdiği bu bağlantıya ait değil.', 'Gönderenden sırrı yeniden paylaşmasını isteyin.'],
  webassembly_forbidden: [
    'Bu tarayıcı ya da bir ilke WebAssembly’yi yasaklıyor.',
    'Bu sayfa için izin verin (Kilitleme Modu’nu kapatın), tarayıcıyı güncelleyin ya da başka bir tarayıcı kullanın.',
  ],
  misdirected: [
    'Bu sunucu, adresindeki ad için yanıt vermiyor.',
    'Adresi kontrol edin; doğruysa sunucunun yöneticisine sorun.',
  ],
  no_answer_behind: [
    'Bu adresin arkasındaki sunucu yanıt vermiyor.',
    'Paylaşım bağlantısını daha sonra yeniden denetleyin; sorun sürerse sunucunun yöneticisine sorun.',
  ],
};

export const share: ShareSentences = {
  title: 'Bir sır paylaşın',
  footer:
    'Bu sayfa cihazınızda sır ya da parola saklamaz. Gönderdiği şifrelidir ve yalnızca onu saklayan sunucuya gider.',
  otherPage: 'Bağlantı aç',
  oneMoment: 'Bir dakika…',
  explanation: 'Bu tarayıcıda şifrelenir. Onu yalnızca bağlantı açar.',
  secret: 'Sır',
  file: 'Dosya',
  remove: 'Kaldır',
  removeFile: 'Dosyayı kaldır',
  removeNamed: (name) => `${name}: kaldır`,
  removeAll: 'Tümünü kaldır',
  chooseFile: 'Bunun yerine dosya seç',
  addFiles: 'Dosya ekle',
  orDrop: 'ya da buraya bırakın',
  chosenFile: (name, size) => `${name} (${bytes(size)})`,
  chosenFiles: (count, size) => `${plural(count, { one: '# dosya', other: '# dosya' })} (${bytes(size)})`,
  bytesTooMany: (count) => `Bu, ${bytes(count)} fazla uzun.`,
  roomFor: (count) => `${bytes(count)} daha yer var.`,
  upTo: (count) => `En çok ${bytes(count)}.`,
  fileTooLarge: (name, count, room) => `${name} çok büyük (${bytes(count)}). ${bytes(room)} yer var.`,
  expiresAfter: 'Geçerlilik süresi',
  lifetime: duration,
  canBeOpened: 'Açılma sayısı',
  times: (views) => (views === 1 ? 'Bir kez' : times(views)),
  anyNumberOfTimes: 'Sınırsız',
  otherChoice: 'Başka…',
  howLong: 'Ne kadar süre',
  unit: 'Birim',
  units: { minute: 'dakika', hour: 'saat', day: 'gün' },
  lifetimeRange: (minMs, maxMs) => `En az ${duration(minMs)}, en çok ${duration(maxMs)}.`,
  howOften: 'Kaç kez',
  password: 'Parola (isteğe bağlı)',
  passwordNote: 'Bağlantıyı açan kişiye de gerekir. Bu cihazdan hiç çıkmaz: kimse sizin için öğrenemez.',
  passwordShort: (count) => plural(count, { one: 'Kısa: # karakter.', other: 'Kısa: # karakter.' }),
  generate: 'Parola oluştur',
  generated: 'Alanda yeni bir parola var. Bu sayfa onu bağlantıyla birlikte bir daha göstermez.',
  copyPassword: 'Parolayı kopyala',
  passwordSelected: 'Parola seçildi: kopyalamak için Ctrl+C tuşlarına basın (Mac’te ⌘C).',
  token: 'Erişim belirteci',
  showToken: 'Erişim belirtecini göster',
  hideToken: 'Erişim belirtecini gizle',
  makeLink: 'Bağlantı oluştur',

  making: 'Bağlantı oluşturuluyor…',
  deriving:
    'Parola bu cihazda bir anahtara dönüştürülüyor. Bu bilerek yavaştır: böylece parolayı tahmin etmek zorlaşır.',
  derivingInPlace:
    'Parola bir anahtara dönüştürülüyor. Bu tarayıcı bunun için ayrı bir iş parçacığı başlatmıyor, bu yüzden sayfa bitene kadar donar.',
  sending: 'Şifrelenmiş sır sunucuya gidiyor.',

  creating: {
    link_insecure: [
      'Bu adrese şifrelenmeden sorulurdu (http).',
      'Bir https adresi kullanın ya da ağın tamamına güveniyorsanız http’ye izin verin.',
    ],
    server_required: ['Sırrı saklayacak bir sunucu belirtilmedi.', 'Belirtin: us, eu ya da https://host.'],
    password_too_long: ['Bu parola fazla uzun.', 'Daha kısa bir parola kullanın.'],
    password_invalid: ['Bu parola boş ya da bozuk bir karakter içeriyor.', 'Yeniden yazın ya da parolasız paylaşın.'],
    password_memory: [
      'Bu parolayı anahtara dönüştürmek için yeterli boş bellek yok.',
      'Diğer programları kapatın ya da başka bir cihazdan paylaşın.',
    ],
    response_malformed: ['Sunucunun yanıtı okunamıyor.', 'Sunucunun adresini kontrol edin.'],
    response_too_large: ['Sunucunun yanıtı bir paylaşım yanıtı için fazla büyük.', 'Sunucunun adresini kontrol edin.'],
    wrong_server: ['Bu adreste yanıt veren bir Infisical sunucusu yok.', 'Sunucunun adresini kontrol edin.'],
    server_too_old: ['Bu Infisical sharelink’ten daha eski.', 'Yöneticisinden güncellemesini isteyin.'],
    sign_in_required: ['Bu sunucu bir erişim belirteci istiyor.', 'Yöneticisine sorun.'],
    not_permitted: ['Bu sunucu bağlantı oluşturmanıza izin vermiyor.', 'Yöneticisine sorun.'],
    token_rejected: ['Sunucu bu belirteci kabul etmiyor.', 'Kontrol edin ya da yenisini alın.'],
    not_found: ['Sunucu kendisinden isteneni tanımıyor.', 'Sunucunun adresini kontrol edin.'],
    rate_limited: ['Bu sunucu şimdilik sizden başka sır kabul etmiyor.', 'Biraz bekleyip yeniden deneyin.'],
    server_error: ['Sunucuda bir hata oluştu.', 'Daha sonra yeniden deneyin.'],
    outcome_unknown: [
      'Sunucuya istek gönderildi, ama sonucu öğrenilemiyor.',
      'Yeniden deneyin: sır kaydedildiyse bağlantısı kimsede yok ve süresi kendiliğinden dolar.',
    ],
    reply_lost: [
      'Yanıt gelmeden bağlantı koptu.',
      'Yeniden deneyin: sunucu sırrı kaydettiyse bağlantısı kimsede yok ve süresi kendiliğinden dolar.',
    ],
    no_answer_behind: [
      'Bu adresin arkasındaki sunucu yanıt vermiyor.',
      'Daha sonra yeniden deneyin: sunucu sırrı kaydettiyse bağlantısı kimsede yok ve süresi kendiliğinden dolar.',
    ],
  },
  nothingToShare: 'Henüz paylaşılacak bir şey yok. Sırrı yazın ya da bir dosya seçin.',
  fileUnreadable: 'Bu dosya okunamıyor. Başka bir dosya seçin.',

  ready: 'Bağlantınız hazır',
  link: 'Bağlantı',
  copyLink: 'Bağlantıyı kopyala',
  selected: 'Bağlantı seçildi: kopyalamak için Ctrl+C tuşlarına basın (Mac’te ⌘C).',
  showQrCode,
  hideQrCode,
  qrCodeFailed,
  qrCodeName: 'Bağlantının QR kodu',
  forEveryone: 'Bu bağlantıya sahip olan herkes sırrı okuyabilir. Yalnızca amaçlanan kişiye gönderin.',
  withPassword:
    'Sırrı yalnızca hem bu bağlantıya hem de parolaya sahip olan biri okuyabilir. İkisini ayrı ayrı gönderin.',
  opens(views, dateMs) {
    const often = views === undefined ? 'istenildiği kadar' : views === 1 ? 'bir kez' : times(views);
    return dateMs === undefined ? `Sır ${often} açılabilir.` : `Sır ${often} açılabilir; son tarih: ${date(dateMs)}.`;
  },
  expiresOn,
  encryptedHere: 'Sır bu tarayıcıda şifrelendi. Sunucu onu okuyamaz ve bu sayfa bağlantıyı bir daha gösteremez.',
  passOn: 'Paylaş…',
  notPassedOn: 'Aktarılmadı. Bunun yerine bağlantıyı kopyalayın.',
  email: 'E-posta',
  copyAsMessage: 'İleti olarak kopyala',
  messageSelected,
  messageSubject: 'Size bir sır',
  messageStart: 'Size bir sır var.',
  messagePassword: 'Başka bir yoldan gelecek bir parola da gerekir.',
  messageLink: 'Onu bu bağlantı açar:',
  saveQrCode: 'QR kodunu kaydet',
  wasItOpened: 'Açıldı mı?',
  notOpened: 'Henüz açılmadı.',
  wasOpened: (dateMs) => (dateMs === undefined ? 'Açıldı.' : `Açıldı, son olarak: ${date(dateMs)}.`),
  allOpened: 'İzin verdiğiniz sayıda açıldı. Bağlantı bir daha açılmaz.',
  hasExpired: 'Süresi doldu. Bağlantı bir daha açılmaz.',
  isGone: 'Sunucuda artık yok: silindi ya da süresi bitti.',
  notKnown: 'Bu öğrenilemedi.',
  deleteNow: 'Şimdi sil',
  deleteForEveryone,
  notDeleted,
  deleted,
  shareAnother: 'Başka bir sır paylaş',
  notCopied: 'Bağlantı henüz kopyalanmadı. Onsuz devam etmek için düğmeye yeniden basın.',

  notOffered: ['Burada sır paylaşılamaz', 'Bu sunucu bağlantı oluşturmanıza izin vermiyor. Yöneticisine sorun.'],
  browserTooOld: [
    'Bu tarayıcı sır şifreleyemiyor',
    'Sürümü çok eski. Tarayıcıyı güncelleyin ya da başka bir tarayıcı kullanın.',
  ],
};
