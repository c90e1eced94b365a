/** English sentences for every failure. */
import {
  allFailures,
  type CreatingSentences,
  type Description,
  describeIn,
  type PromptFailures,
  type RareFailures,
  type ToldFailure,
} from './describe.ts';

const opening: PromptFailures['opening'] = {
  password_too_long: ['This password is longer than 4096 bytes.', 'Check what you pasted.'],
  password_invalid: ['This password contains a broken character.', 'Type it again.'],
  password_unsupported_here: [
    'This password contains characters that this program does not know.',
    'Check it, or open the link in a newer browser.',
  ],
  password_required: ['This secret needs a password.', 'Type the password that the sender gave you.'],
  password_incorrect: ['The password is wrong.', 'Check it and try again.'],
  rate_limited: ['There were too many requests.', 'Wait a moment, then try again.'],
  too_many_guesses: ['Too many wrong passwords were tried for this link.', 'Wait a minute, then try again.'],
  reply_lost: ['The connection was lost before the answer arrived.', 'Check your network, then check the link again.'],
  sign_in_page: [
    'A page answered in place of the server, such as one to sign in on.',
    'Open the server’s address in a browser, sign in there, then try again.',
  ],
  network_unreachable: ['The server cannot be reached.', 'Check your network, then try again.'],
  cancelled: ['You cancelled this.', 'Start again when you are ready.'],
};

export const rareFailures: RareFailures = {
  link_empty: ['There is no link here.', 'Paste the link that you were sent.'],
  link_too_long: [
    'This is longer than any share link.',
    'Paste only the part from “https://” to the next space. If that is all there is, ask the sender for a new link.',
  ],
  link_malformed: ['This is not a link.', 'Copy the whole link, from “https://” to its end.'],
  link_not_a_share: ['This is a web address, but not of a shared secret.', 'Ask the sender for the share link.'],
  link_damaged: ['This link is damaged: a part is missing or mistyped.', 'Copy the whole link again from the message.'],
  link_ambiguous: ['There are different links in this text.', 'Choose one, and paste it alone.'],
  link_wrapped: [
    'This is another site’s address around a share link, such as a mail scanner’s.',
    'Ask the sender for the link itself, or open this address in a browser and copy the address that it leads to.',
  ],
  link_legacy_key: [
    'This link is from 2024. No server opens links of that kind any more.',
    'Ask the sender for a new one.',
  ],
  link_legacy_email: [
    'This link is from 2025, tied to an e-mail address. No server opens links of that kind any more.',
    'Ask the sender for a new one.',
  ],
  link_version_unknown: [
    'This link needs a newer version of sharelink.',
    'Update sharelink, then open the link again.',
  ],
  link_insecure: [
    'This link would send everything unencrypted (http).',
    'Ask the sender for an https link, or allow plain http if you trust the whole network.',
  ],
  link_mismatch: [
    'The server does not recognise this link.',
    'Copy the whole link again; if it stays, ask the sender for a new one.',
  ],
  link_fragment_missing: [
    'The end of your link is missing, the part from “#” on: without it this secret cannot be decrypted.',
    'Ask the sender for the whole link, in a new share if no view is left.',
  ],
  page_required: [
    'A sealed link needs the address of a sharelink page.',
    'Name the page, such as https://share.example.',
  ],
  server_required: [
    'An id alone does not say where the secret is stored.',
    'Name the server, or paste the whole link.',
  ],
  server_invalid: ['This is not the address of a server.', 'Use the form https://host or https://host:port.'],
  password_memory: [
    'There is not enough free memory to check this password.',
    'Close other programs, or open the link on another device.',
  ],
  token_invalid: ['This is not a bearer token.', 'Check what you pasted: a token has no spaces or line breaks.'],
  value_too_long: ['This secret is too long.', 'Make it shorter, or share a file in another way.'],
  value_invalid: ['This secret is not text.', 'Encode it as text, for example as base64.'],
  file_name_invalid: ['This file name is not safe to save under.', 'Rename the file.'],
  media_type_invalid: ['This is not a media type.', 'Leave it out.'],
  expires_in_invalid: ['The server does not take this lifetime.', 'Use a lifetime the server takes: 5m to 30d.'],
  max_views_invalid: ['This is not a number of views.', 'Use a whole number from 1 to 2147483647.'],
  no_value: ['This share holds no secret.', 'Ask the sender to share it again.'],
  response_malformed: ['The server’s answer cannot be read.', 'Ask the sender before you try again.'],
  response_too_large: ['The server’s answer is too large to be a secret.', 'Ask the sender before you try again.'],
  wrong_server: ['There is no Infisical API at this address.', 'Check the address; ask the sender if it is right.'],
  server_too_old: [
    'This Infisical is older than this page.',
    'Open the link on the server’s own page, or ask who runs the server to update it.',
  ],
  sign_in_required: ['This secret is for members of an organization.', 'Sign in on the Infisical page to open it.'],
  not_permitted: ['You are not permitted to open this secret.', 'Ask the sender to share it with you.'],
  other_organization: [
    'This secret belongs to another organization.',
    'Change to that organization in Infisical, then try again.',
  ],
  email_not_listed: [
    'This secret is for other e-mail addresses than yours.',
    'Sign in with the address that it was shared with, or ask the sender.',
  ],
  token_rejected: ['The server does not accept this token.', 'Sign in again to get a new one.'],
  token_without_organization: [
    'You are signed in without an organization.',
    'Choose an organization in Infisical, then try again.',
  ],
  session_revoked: ['Your session with Infisical was ended.', 'Sign in again, then come back to this link.'],
  session_stale: ['Your session with Infisical is out of date.', 'Sign in again, then come back to this link.'],
  not_signed_in: ['You are not signed in to Infisical.', 'Sign in, then come back to this link.'],
  sign_in_failed: [
    'Infisical has not told whether you are signed in.',
    'Try again; if it stays, ask who runs the server.',
  ],
  not_found: ['There is no secret behind this link.', 'Check that the link is whole; it may also have been deleted.'],
  expired: ['This secret has expired.', 'Ask the sender for a new link.'],
  view_limit_reached: [
    'This secret has been opened as often as its sender allowed.',
    'If it was not you, tell the sender: someone else may have read it.',
  ],
  request_invalid: ['The server did not understand the request.', 'Update sharelink; if it stays, report it.'],
  refused: ['The server refused the request.', 'Try again later; if it stays, ask who runs the server.'],
  server_error: ['The server failed.', 'Ask the sender before you try again.'],
  server_unavailable: ['The server is not available right now.', 'Try again later.'],
  server_busy: ['The server has too much to do right now.', 'Wait a moment, then try again.'],
  outcome_unknown: [
    'The server was asked, and what came of it cannot be learnt.',
    'The secret may have been opened. Ask the sender for a new link.',
  ],
  reply_gone: [
    'The answer to this request has been delivered, or its time is over.',
    'If you did not see the secret, ask the sender for a new link.',
  ],
  store_full: ['The store is full.', 'Try again later.'],
  decrypt_failed: ['What the server sent is not what this link seals.', 'Ask the sender to share it again.'],
  webassembly_forbidden: [
    'This browser or a policy forbids WebAssembly.',
    'Allow it for this page (leave Lockdown Mode), update the browser, or use another one.',
  ],
  misdirected: [
    'This server does not answer for the name in its address.',
    'Check the address; if it is right, ask who runs the server.',
  ],
  no_answer_behind: [
    'The server behind this address does not answer.',
    'Check the link again later; if it stays, ask who runs the server.',
  ],
};

/** What reads differently for who shares than for who opens. */
export const creating = {
  link_insecure: [
    'This address would be asked unencrypted (http).',
    'Use an https address, or allow plain http if you trust the whole network.',
  ],
  server_required: ['No server is named that could store the secret.', 'Name it: us, eu or https://host.'],
  password_too_long: ['This password is too long.', 'Use a shorter one.'],
  password_invalid: [
    'This password is empty, or contains a broken character.',
    'Type it again, or share without a password.',
  ],
  password_memory: [
    'There is not enough free memory to turn this password into a key.',
    'Close other programs, or share from another device.',
  ],
  response_malformed: ['The server’s answer cannot be read.', 'Check the address of the server.'],
  response_too_large: ['The server’s answer is too large to be one about a share.', 'Check the address of the server.'],
  wrong_server: ['There is no Infisical API at this address.', 'Check the address of the server.'],
  server_too_old: ['This Infisical is older than sharelink.', 'Ask who runs it to update it.'],
  sign_in_required: ['This server asks for an access token.', 'Ask who runs it.'],
  not_permitted: ['This server does not let you create links.', 'Ask who runs it.'],
  token_rejected: ['The server does not accept this token.', 'Check it, or get a new one.'],
  not_found: ['The server does not know what it was asked for.', 'Check the address of the server.'],
  rate_limited: ['This server takes no more secrets from you for now.', 'Wait a moment, then try again.'],
  server_error: ['The server failed.', 'Try again later.'],
  outcome_unknown: [
    'The server was asked, and what came of it cannot be learnt.',
    'Try again: if the secret was stored, nobody has its link, and it expires by itself.',
  ],
  reply_lost: [
    'The connection was lost before the answer arrived.',
    'Try again: if the server has stored the secret, nobody has its link, and it expires by itself.',
  ],
  no_answer_behind: [
    'The server behind this address does not answer.',
    'Try again later: if the server has stored the secret, nobody has its link, and it expires by itself.',
  ],
} satisfies CreatingSentences;

/** What reads differently for who deletes. */
const removing: CreatingSentences = {
  token_rejected: [
    'This token does not delete this share.',
    'Use the one that came with its link, or that its creator let you have.',
  ],
  not_permitted: ['You are not permitted to delete this share.', 'Ask who created it.'],
  server_error: ['The server failed.', 'See whether the link still opens, then try again.'],
};

/** Without `rareFailures`. */
export const promptFailures: PromptFailures = {
  opening,
  view: {
    no: 'No view was used.',
    yes: 'A view was used.',
    unknown: 'A view may have been used.',
  },
  waitThenRetry: (seconds) => `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`,
};

const english = /* @__PURE__ */ allFailures(promptFailures, rareFailures);

/** Describes a failure in English: to who shares or deletes where its `operation` is `create` or `remove`, else to who opens. */
export function describe(failure: ToldFailure): Description {
  if (typeof failure !== 'object' || failure === null || !Object.hasOwn(english.opening, failure.kind)) {
    throw new TypeError('describe takes a failure: an outcome whose kind is an error code');
  }
  const described = describeIn(english, failure, creating);
  const [what, next] = (failure.operation === 'remove' && removing[failure.kind]) || [described.what, described.next];
  return { ...described, what, next: failure.retryAfterSeconds === undefined ? next : described.next };
}
