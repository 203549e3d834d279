// How far a word is from one that may have been meant: letters changed, left out, put in or in the wrong order.
//
// A letter without its rings and dots (a keyboard that has none) and a letter once or twice are half a mistake.

const HALF = 0.5;
const BARE = { "\u00e5": "a", "\u00e4": "a", "\u00f6": "o", "\u00e9": "e", "\u00fc": "u" };

function changed(one, other) {
  if (one === other) return 0;
  return (BARE[one] ?? one) === (BARE[other] ?? other) ? HALF : 1;
}

function doubled(word, at) {
  return at > 0 && word[at] === word[at - 1] ? HALF : 1;
}

// The distance, or Infinity where it is over a limit.
export function distance(from, to, limit) {
  if (Math.abs(from.length - to.length) > limit / HALF) return Infinity;
  let before = [];
  let last = [0];
  for (let j = 0; j < to.length; j += 1) last.push(last[j] + doubled(to, j));
  for (let i = 0; i < from.length; i += 1) {
    const row = [last[0] + doubled(from, i)];
    let least = row[0];
    for (let j = 0; j < to.length; j += 1) {
      let cost = Math.min(
        last[j] + changed(from[i], to[j]),
        last[j + 1] + doubled(from, i),
        row[j] + doubled(to, j),
      );
      if (i && j && from[i] === to[j - 1] && from[i - 1] === to[j]) cost = Math.min(cost, before[j - 1] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Infinity;
    before = last;
    last = row;
  }
  return last[to.length] <= limit ? last[to.length] : Infinity;
}
