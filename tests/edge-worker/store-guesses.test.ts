/** Wrong passwords of shares in the embedded store. */
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { current, expiresAtMs, guess, open, proof, prove, rows, store, useStoreShard } from './store-visits.ts';

useStoreShard();

suite('guessing a password', () => {
  test('is free five times, then waits longer and longer, for each network apart', async () => {
    await store(3);
    for (let i = 0; i < 5; i += 1) assert.equal(await guess(), 'password_incorrect');
    assert.equal(await guess(), 'too_many_guesses');
    assert.equal(await open(), 'too_many_guesses', 'the right password waits too');
    assert.equal(await open({ site: '192.0.2.2' }), 'swordfish');
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      let seconds = 0;
      while ((await guess()) === 'too_many_guesses') {
        seconds += 1;
        mock.timers.tick(1000);
      }
      waits.push(seconds);
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('of a lost answer is counted once', async () => {
    await store(3);
    for (let i = 0; i < 20; i += 1) assert.equal(await guess({ replyKeys: 1 }), 'password_incorrect');
    mock.timers.tick(120_000);
    for (let i = 0; i < 4; i += 1) assert.equal(await guess({ replyKeys: 1 + i }), 'password_incorrect');
    assert.equal(await guess({ replyKeys: 9 }), 'too_many_guesses');
  });
});

suite('guessing the password of a sealed share', () => {
  test('without its link is refused, never counted and never delayed, and delays nobody', async () => {
    await store(3, { password: proof });
    for (let i = 0; i < 200; i += 1)
      assert.equal(await prove('wrong', i % 2 ? 'right' : 'wrong'), 'password_incorrect');
    assert.deepEqual(rows('guess'), []);
    assert.equal(await prove('right', 'right'), 'swordfish');
  });

  test('with its link is counted for the share as a whole, whatever the network', async () => {
    await store(3, { password: proof });
    for (let i = 0; i < 5; i += 1) assert.equal(await prove('right', 'wrong', `site ${i}`), 'password_incorrect');
    assert.equal(await prove('right', 'wrong', 'another site'), 'too_many_guesses');
    assert.equal(await prove('right', 'right', 'a reader'), 'too_many_guesses');
    assert.equal(await prove('wrong', 'wrong', 'a stranger'), 'password_incorrect');
    let guesses = 0;
    for (let second = 0; second < 3600 - 1; second += 1) {
      mock.timers.tick(1000);
      const answer = await prove('right', 'wrong', `site ${second}`);
      if (answer === 'password_incorrect') guesses += 1;
      else assert.ok(current.lastRetryAfter !== undefined && current.lastRetryAfter <= 60);
    }
    assert.ok(guesses < 70, `${guesses} guesses in an hour`);
    mock.timers.setTime(expiresAtMs - 1);
  });
});
