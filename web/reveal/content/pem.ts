import { lineEnd, type Piece, type Placed, rowsMax, withoutReturn } from './pieces.ts';
import type { Steps } from './steps.ts';

/** Its `text` goes from its first hyphen to its last, each line whole. */
export interface PemBlock extends Piece {
  /** Such as `CERTIFICATE` (RFC 7468); what is in the block is not looked at. */
  readonly label: string;
}

const edge = /^-----(BEGIN|END) ([!-,.-~]+(?:[ -][!-,.-~]+)*)-----[ \t]*$/;
/** Headers, as OpenSSL and OpenPGP write them, and an empty line; base64; a checksum of OpenPGP. */
const body =
  /^(?:(?:[\w-]+: [^\n]*\n|[ \t]+[^\s][^\n]*\n)*[ \t]*\r?\n)?((?:[A-Za-z0-9+/]+[ \t]*\r?\n)*[A-Za-z0-9+/]+={0,2}[ \t]*\r?\n)(?:=[A-Za-z0-9+/]{4}[ \t]*\r?\n)?$/;

/** Finds PEM blocks. @returns undefined where there is none, or one is broken, or there are too many. */
export function* pemBlocks(text: string, from: number): Steps<readonly Placed<PemBlock>[] | undefined> {
  const blocks: Placed<PemBlock>[] = [];
  let open: { readonly from: number; readonly label: string; readonly bodyFrom: number } | undefined;
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = withoutReturn(text, at, end);
    if (line.startsWith('-----BEGIN') || line.startsWith('-----END')) {
      const [, place, label] = edge.exec(line) ?? [];
      if (label === undefined || (place === 'BEGIN') !== (open === undefined)) return undefined;
      if (!open) {
        open = { from: at, label, bodyFrom: end + 1 };
      } else {
        if (label !== open.label || !isWhole(text.slice(open.bodyFrom, at))) return undefined;
        if (blocks.length === rowsMax) return undefined;
        blocks.push({ from: open.from, to: at + line.trimEnd().length, label });
        open = undefined;
      }
    }
    at = end + 1;
    yield;
  }
  return open || blocks.length === 0 ? undefined : blocks;
}

function isWhole(lines: string): boolean {
  const base64 = body.exec(lines)?.[1] ?? '';
  return base64 !== '' && base64.replace(/\s/g, '').length % 4 === 0;
}
