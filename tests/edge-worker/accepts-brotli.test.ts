import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptsBrotli } from '../../edge-worker/src/http/accepts-brotli.ts';

test('Brotli is taken where it is named with a weight above zero, in any spelling', () => {
  for (const header of ['br', 'BR', 'gzip, br', 'gzip;q=1.0,br ; q=0.5', ' br;Q=1', 'br;x=1;q=0.001', 'br;q=1;q=0']) {
    assert.equal(acceptsBrotli(header), true, header);
  }
  for (const header of ['', 'gzip', 'brx', 'br x', 'br;q=0', 'br ; q=0.000', 'br;q=x', 'br;x=1;q=0', '*', 'gzip;br']) {
    assert.equal(acceptsBrotli(header), false, header);
  }
});

// Where each white space is looked at again for each one before it, this takes hours.
test('a header of white space keeps nobody waiting', () => {
  for (const filler of [' ', '\t', ';', ',', '; ', 'q=', ' q=']) {
    assert.equal(acceptsBrotli(`a${filler.repeat(1_000_000)}b`), false);
  }
});
