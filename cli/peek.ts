/** `sharelink peek`: tells about a share and spends nothing. `sharelink verify`: the same of the link alone. */
import { type Available, peek as lookAt, type ShareLink } from '../package/hosts/node.ts';
import type { HintedFailure } from './failures.ts';
import { escapeControls, jsonLine, writeOut } from './output.ts';
import { readTarget, type Settings, type Target } from './settings.ts';

export async function peek(settings: Settings): Promise<HintedFailure | undefined> {
  const target = await readTarget(settings);
  const { server, token } = target;
  const found = await lookAt(target.link, { token, http: settings.http, signal: settings.signal });
  if (found.kind !== 'available') return { ...found, server };
  const facts = factsOf(found, target);
  await writeOut(settings.json ? jsonLine(facts) : describeShare(facts), 'no');
  return undefined;
}

export async function verify(settings: Settings): Promise<undefined> {
  const { link } = await readTarget(settings);
  await writeOut(settings.json ? jsonLine(partsOf(link)) : describeLink(link), 'no');
  return undefined;
}

/** Whether a password is needed is a sealed link's to say: to the server every sealed share has one. */
export function needsPassword(found: Available, { link }: Target): boolean | undefined {
  return link.kind === 'sealed' ? link.passwordRequired : found.passwordRequired;
}

function factsOf(found: Available, target: Target) {
  const { viewSpent, viewsLeft, openedBefore, expiresAtMs, share } = found;
  return {
    kind: found.kind,
    viewSpent,
    link: target.link.kind,
    viewsLeft,
    expiresAt: expiresAtMs === undefined ? undefined : new Date(expiresAtMs).toISOString(),
    passwordRequired: needsPassword(found, target),
    openedBefore,
    name: share.name ?? undefined,
    orgName: share.orgName ?? undefined,
  };
}

const yesOrNo = (value: boolean | undefined) => (value === undefined ? 'unknown' : value ? 'yes' : 'no');

function lines(rows: readonly (readonly [name: string, value: string | number | undefined])[]): string {
  const shown = rows.filter(([, value]) => value !== undefined);
  return shown.map(([name, value]) => `${`${name}:`.padEnd(18)}${escapeControls(String(value))}\n`).join('');
}

function describeShare(facts: ReturnType<typeof factsOf>): string {
  return lines([
    ['link', facts.link],
    ['views left', facts.viewsLeft],
    ['expires', facts.expiresAt ?? 'unknown'],
    ['password needed', yesOrNo(facts.passwordRequired)],
    ['opened before', yesOrNo(facts.openedBefore)],
    ['name', facts.name],
    ['organization', facts.orgName],
  ]);
}

function partsOf(link: ShareLink) {
  const { kind, page, server, wrapper, hashEncoded } = link;
  const passwordRequired = link.kind === 'sealed' ? link.passwordRequired : undefined;
  return { kind, page: page || undefined, server, passwordRequired, wrapper, hashEncoded };
}

function describeLink(link: ShareLink): string {
  const { kind, page, server, passwordRequired, wrapper } = partsOf(link);
  return lines([
    ['link', kind === 'sealed' ? 'sealed, whole' : 'plain, well-formed'],
    ['page', page],
    ['server', server],
    ['inside a link of', wrapper],
    ['password needed', passwordRequired === undefined ? 'ask: sharelink peek' : yesOrNo(passwordRequired)],
  ]);
}
