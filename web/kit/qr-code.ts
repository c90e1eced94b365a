/*! Contains qrcode-generator, Copyright (c) 2009 Kazuhiko Arase, MIT license: http://www.opensource.org/licenses/mit-license.php */
/** A chunk of its own: whoever asks for no QR code loads none. */
import qrcode from 'qrcode-generator';

/** @returns rows of modules, true where dark, without the quiet zone around them. */
export function qrModules(text: string): boolean[][] {
  const code = qrcode(0, 'M');
  // Its own default keeps one byte of each character.
  qrcode.stringToBytes = (value) => [...new TextEncoder().encode(value)];
  code.addData(text, 'Byte');
  code.make();
  const indices = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  return indices.map((row) => indices.map((column) => code.isDark(row, column)));
}
