/** Two hundred texts that would do harm anywhere but in a text node. */
const payloads = [
  '<script>@</script>',
  '<img src=x onerror="@">',
  '<svg onload="@">',
  '<svg><script>@</script></svg>',
  '<iframe srcdoc="<script>parent.@</script>"></iframe>',
  '<iframe src="javascript:parent.@"></iframe>',
  '<body onload="@">',
  '<input autofocus onfocus="@">',
  '<details open ontoggle="@">',
  '<video><source onerror="@"></video>',
  '<math><mtext><style><img src=x onerror="@"></style></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=@>"></noscript>',
  '<template><script>@</script></template>',
  '<a href="javascript:@" autofocus>x</a>',
  '<form action="javascript:@"><button autofocus>x</button></form>',
  '<meta http-equiv="refresh" content="0;url=javascript:@">',
  '<link rel="stylesheet" href="data:text/css,*{display:none}">',
  '<base href="https://elsewhere.example/">',
  '<object data="javascript:@"></object>',
  '<style>main{display:none}</style>',
];
const wrappings: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `</pre>${payload}<pre>`,
  (payload) => `"'>${payload}`,
  (payload) => `]]>${payload}`,
  (payload) => `--></style></script></textarea></title>${payload}`,
  (payload) => payload.toUpperCase().replaceAll('GLOBALTHIS.HARM=1', 'globalThis.harm=1'),
  (payload) => payload.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (payload) => `\u202e\u2066${payload}\u2069\u0000`,
  (payload) => `${'{'}{constructor.constructor('globalThis.harm=1')()}}\${globalThis.harm=1}${payload}`,
  (payload) => `\ufeff${payload}\r\n\u2028${payload}`,
];

export const hostileTexts: readonly string[] = payloads.flatMap((payload) =>
  wrappings.map((wrap) => wrap(payload.replaceAll('@', 'globalThis.harm=1'))),
);
