/** What a share that was guessed at too often lets through, by a clock that the test sets. */
import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { type Guesser, GuessLimits } from '../../edge-worker/src/replies/guess-limits.ts';
import { openMemorySql } from '../../edge-worker/src/runtimes/memory-sql.ts';

const rowsMax = 10_000;
const dayMs = 24 * 60 * 60 * 1000;
let limits: GuessLimits;
let nowMs: number;
beforeEach(() => {
  limits = new GuessLimits(openMemorySql(), rowsMax);
  nowMs = 10 * dayMs;
});

const site = (who: string): Guesser => ({ share: 'share', kind: 'site', who });
const link = (who: string): Guesser => ({ share: 'share', kind: 'link', who });

/** @returns whether a guess was let through; it was wrong. */
function guess(guesser: Guesser): boolean {
  const waitSeconds = limits.waitSeconds(guesser, nowMs);
  if (waitSeconds === undefined) {
    limits.countWrong(guesser, nowMs);
    return true;
  }
  assert.ok(waitSeconds >= 1 && waitSeconds <= 60, `${waitSeconds} s`);
  return false;
}

/** A hundred wrong answers, from as many networks. */
function wearOut(): void {
  for (let i = 0; i < 100; i += 1) assert.equal(guess(site(`worn ${i}`)), true);
}

/** @returns after how many seconds a guesser who does as it is told gets its try. */
function secondsUntilTried(guesser: Guesser, attack: () => void = () => {}): number {
  const beganMs = nowMs;
  let backAtMs = nowMs;
  for (;;) {
    attack();
    if (nowMs >= backAtMs) {
      const waitSeconds = limits.waitSeconds(guesser, nowMs);
      if (waitSeconds === undefined) return (nowMs - beganMs) / 1000;
      assert.ok(waitSeconds >= 1 && waitSeconds <= 60, `${waitSeconds} s`);
      backAtMs = nowMs + waitSeconds * 1000;
    }
    nowMs += 1000;
  }
}

suite('a share with a hundred wrong answers in a day', () => {
  test('lets a reader from elsewhere try at once, and again a minute after a typo at the latest', () => {
    wearOut();
    assert.equal(secondsUntilTried(site('reader')), 0);
    limits.countWrong(site('reader'), nowMs);
    assert.ok(secondsUntilTried(site('reader')) <= 60);
  });

  test('lets a reader try before all networks that have guessed, and then in turn with them', () => {
    wearOut();
    const attack = () => {
      for (let i = 0; i < 20; i += 1) guess(site(`worn ${i}`));
    };
    for (let second = 0; second < 90; second += 1) {
      attack();
      nowMs += 1000;
    }
    assert.equal(secondsUntilTried(site('reader'), attack), 0);
    limits.countWrong(site('reader'), nowMs);
    const waited = secondsUntilTried(site('reader'), attack);
    assert.ok(waited <= 20 * 12 + 72, `${waited} s`);
  });

  test('lets a reader through in turn though every second another network comes that was never here', () => {
    wearOut();
    let networks = 0;
    const attack = () => {
      networks += 1;
      guess(site(`new ${networks}`));
    };
    for (let second = 0; second < 100; second += 1) {
      attack();
      nowMs += 1000;
    }
    const waited = secondsUntilTried(site('reader'), attack);
    assert.ok(waited <= 600, `${waited} s`);
  });

  test('lets a reader from elsewhere try at once, however many networks have guessed wrong that day', () => {
    for (let i = 0; i < 300; i += 1) limits.countWrong(site(`worn ${i}`), nowMs);
    assert.equal(limits.waitSeconds(site('reader'), nowMs), undefined);
    limits.countWrong(site('another'), nowMs);
    nowMs += 1000;
    const waitSeconds = limits.waitSeconds(site('second reader'), nowMs);
    assert.ok(waitSeconds !== undefined && waitSeconds < 10, `${waitSeconds} s`);
    nowMs += waitSeconds * 1000;
    assert.equal(limits.waitSeconds(site('second reader'), nowMs), undefined, 'the promise is not forgotten either');
  });

  test('lets fifteen guesses a minute through, from however many networks', () => {
    wearOut();
    let guesses = 0;
    for (let second = 0; second < 600; second += 1) {
      for (let i = 0; i < 5; i += 1) guesses += guess(site(`flood ${second} ${i}`)) ? 1 : 0;
      for (let i = 0; i < 5; i += 1) guesses += guess(site(`worn ${i}`)) ? 1 : 0;
      nowMs += 1000;
    }
    assert.ok(guesses <= 15 * 10 + 2, `${guesses} in ten minutes`);
  });

  test('is as new a day later', () => {
    wearOut();
    nowMs += dayMs;
    for (let i = 0; i < 4; i += 1) assert.equal(guess(site(`worn ${i}`)), true);
  });

  test('makes nobody wait for a clock that was ahead', () => {
    wearOut();
    for (let i = 0; i < 8; i += 1) guess(site('reader'));
    limits.waitSeconds(site('another'), nowMs);
    nowMs -= dayMs / 2;
    for (const who of ['reader', 'another', 'a third']) assert.equal(guess(site(who)), true);
  });

  test('forgets nobody’s wrong answers for a clock that steps back', () => {
    let guesses = 0;
    for (let i = 0; i < 40; i += 1) {
      guesses += guess(site('reader')) ? 1 : 0;
      nowMs -= i % 2 === 0 ? 1 : 400;
    }
    assert.equal(guesses, 5);
    nowMs -= 30_000;
    const waitSeconds = limits.waitSeconds(site('reader'), nowMs) ?? 0;
    assert.ok(waitSeconds > 0 && waitSeconds <= 60, String(waitSeconds));
  });

  test('promises a turn that is there when its network comes for it, and once only', () => {
    wearOut();
    for (let i = 0; i < 6; i += 1) limits.waitSeconds(site(`first ${i}`), nowMs);
    const waitSeconds = limits.waitSeconds(site('reader'), nowMs);
    assert.ok(waitSeconds && waitSeconds > 1);
    assert.equal(limits.waitSeconds(site('reader'), nowMs), waitSeconds, 'asking again changes nothing');
    nowMs += waitSeconds * 1000;
    assert.equal(limits.waitSeconds(site('reader'), nowMs), undefined);
    assert.equal(limits.waitSeconds(site('reader'), nowMs + 1), undefined, 'until an answer is wrong');
    limits.countWrong(site('reader'), nowMs + 1);
    assert.equal(limits.waitSeconds(site('worn 1'), nowMs + 1), undefined);
    assert.notEqual(limits.waitSeconds(site('reader'), nowMs + 2), undefined);
  });
});

suite('guesses of those who hold a link', () => {
  test('have no sum of a day, and nobody else’s count', () => {
    for (let i = 0; i < 300; i += 1) assert.equal(guess(link(`invented ${i}`)), true);
    assert.equal(guess(link('reader')), true);
    assert.equal(guess(site('reader')), true);
  });

  test('are not forgotten for a flood of invented proofs: an own count goes last', () => {
    for (let i = 0; i < 5; i += 1) assert.equal(guess(link('pin')), true);
    assert.equal(guess(link('pin')), false);
    for (let i = 0; i < 1000; i += 1) guess(link(`invented ${i}`));
    assert.equal(guess(link('pin')), false);
  });

  test('are counted where others stand at more: invented proofs leave none that costs nothing', () => {
    const invent = (count: number) => {
      for (let i = 0; i < count; i += 1) {
        for (let wrong = 0; wrong < 2; wrong += 1) limits.countWrong(link(`invented ${nowMs} ${i}`), nowMs);
      }
      nowMs += 1;
    };
    const guessesNow = () => {
      let guesses = 0;
      for (let i = 0; i < 20; i += 1) guesses += guess(link('pin')) ? 1 : 0;
      return guesses;
    };
    invent(256);
    assert.equal(guessesNow(), 5);
    invent(256);
    assert.equal(guessesNow(), 0, 'and not forgotten while it is among the newest, or the highest');
    for (let i = 0; i < 3; i += 1) {
      for (let more = 0; more < 5; more += 1) invent(300);
      assert.ok(guessesNow() <= 1, 'one at the most for hundreds of others');
    }
  });

  test('take a bounded number of rows, of networks too', () => {
    const sql = openMemorySql();
    limits = new GuessLimits(sql, rowsMax);
    for (let i = 0; i < 1000; i += 1) {
      guess(link(`invented ${i}`));
      guess(site(`site ${i}`));
    }
    const [row] = sql.exec<{ count: number }>('SELECT count(*) AS count FROM guess').toArray();
    assert.ok(row && row.count <= 5 * 256 + 3, String(row?.count));
  });
});

test('the counts of however many shares take a bounded number of rows, and the highest are kept', () => {
  const sql = openMemorySql();
  limits = new GuessLimits(sql, 500);
  for (let i = 0; i < 5; i += 1) assert.equal(guess(site('guesser')), true);
  assert.equal(guess(site('guesser')), false);
  for (let i = 0; i < 3000; i += 1) limits.countWrong({ ...site('guesser'), share: `another ${i}` }, nowMs);
  const [row] = sql.exec<{ count: number }>('SELECT count(*) AS count FROM guess').toArray();
  assert.ok(row && row.count <= 500 + 256, String(row?.count));
  assert.equal(guess(site('guesser')), false);
});

test('who floods shares of their own, with higher counts, makes no count of another share forgotten', () => {
  limits = new GuessLimits(openMemorySql(), 500);
  wearOut();
  for (let i = 0; i < 5; i += 1) limits.countWrong(site('guesser'), nowMs);
  const flood = (share: string) => {
    for (let i = 0; i < 256; i += 1) {
      for (let wrong = 0; wrong < 7; wrong += 1) limits.countWrong({ ...link(`holder ${i}`), share }, nowMs);
    }
  };
  // Of the same share too, as who holds a link that it does not have.
  for (const share of ['share', 'own 1', 'own 2', 'own 3', 'own 4']) flood(share);
  assert.equal(guess(site('guesser')), false);
  guess(site('the first that is new'));
  assert.equal(guess(site('another')), false, 'the sum of the day is not forgotten');
});

test('who floods many shares of their own, and invents proofs for another, has no more guesses there', () => {
  limits = new GuessLimits(openMemorySql(), 1000);
  for (let i = 0; i < 1200; i += 1) limits.countWrong({ ...link('holder'), share: `own ${i}` }, nowMs);
  for (let i = 0; i < 7; i += 1) limits.countWrong(link('invented'), nowMs);
  let guesses = 0;
  for (let round = 0; round < 20; round += 1) {
    nowMs += 1;
    guesses += guess(link('pin')) ? 1 : 0;
    for (let i = 0; i < 2; i += 1) limits.countWrong({ ...link('holder'), share: `new ${round} ${i}` }, nowMs);
    for (let i = 0; i < 64; i += 1) limits.countBeforehand({ ...link('holder'), share: 'right' }, nowMs).takeBack();
  }
  assert.equal(guesses, 5);
});

test('who floods many shares of their own has none of the waits of several networks at another forgotten', () => {
  limits = new GuessLimits(openMemorySql(), 1000);
  for (let i = 0; i < 1200; i += 1) limits.countWrong({ ...site('flood'), share: `own ${i}` }, nowMs);
  let guesses = 0;
  for (let round = 0; round < 20; round += 1) {
    nowMs += 1;
    for (let i = 0; i < 4; i += 1) guesses += guess(site(`network ${i}`)) ? 1 : 0;
    for (let i = 0; i < 8; i += 1) limits.countWrong({ ...site('flood'), share: `new ${round} ${i}` }, nowMs);
    for (let i = 0; i < 64; i += 1) limits.countBeforehand({ ...site('flood'), share: 'right' }, nowMs).takeBack();
  }
  assert.equal(guesses, 4 * 5);
});

suite('a count that is made beforehand', () => {
  test('stays where the answer was wrong', () => {
    for (let i = 0; i < 5; i += 1) limits.countBeforehand(site('guesser'), nowMs);
    assert.equal(guess(site('guesser')), false);
  });

  test('leaves nothing once it is taken back, or what was there before', () => {
    const sql = openMemorySql();
    const rows = () => sql.exec('SELECT * FROM guess ORDER BY kind, who').toArray();
    limits = new GuessLimits(sql, rowsMax);
    for (const guesser of [site('reader'), link('reader')]) limits.countBeforehand(guesser, nowMs).takeBack();
    assert.deepEqual(rows(), []);
    wearOut();
    for (let i = 0; i < 8; i += 1) limits.waitSeconds(site(`first ${i}`), nowMs);
    const before = rows();
    nowMs += 1000;
    for (const who of ['first 0', 'worn 0', 'never here']) limits.countBeforehand(site(who), nowMs).takeBack();
    assert.deepEqual(rows(), before);
  });
});
