// The stem of a Swedish word, by Snowball's rules (snowballstem.org/algorithms/swedish), as Pagefind finds it.

const VOWEL = /[aeiouy\u00e5\u00e4\u00f6][^aeiouy\u00e5\u00e4\u00f6]/;
const ENDINGS = (
  "heterna hetens ornas ernas arnas andes anden andet arens heten heter arna erna orna ande arne aste aren " +
  "ades erns ade are ern ens het ast ad en ar er or as es at a e"
)
  .split(" ")
  .sort((one, other) => other.length - one.length);
const BEFORE_S = /[bcdfghjklmnoprtvy]s$/;
// What may stand before -et: a syllable, but none of foreign words and of short verbs (alfabet, komet).
const BEFORE_ET = /.[aeiouy\u00e5\u00e4\u00f6][^aeiouy\u00e5\u00e4\u00f6]$/;
const NOT_BEFORE_ET = /(fab|h|[pr]ak|stak|kom|iet|[cdmnprstux]it|[ai]lit|ivit|kvit)$/;
const DOUBLE = /(dd|gd|nn|dt|gt|kt|tt)$/;

// Where endings may begin: after the first consonant that follows a vowel, and after three letters at least.
function region(word) {
  const found = VOWEL.exec(word);
  return found ? Math.max(found.index + 2, 3) : word.length;
}

function without(word, ending, from) {
  return word.endsWith(ending) && word.length - ending.length >= from;
}

function withoutEt(word, ending) {
  const before = word.slice(0, -ending.length);
  return word.endsWith(ending) && BEFORE_ET.test(before) && !NOT_BEFORE_ET.test(before) ? before : undefined;
}

export function stem(word) {
  const from = region(word);
  const ending = ENDINGS.find((one) => without(word, one, from));
  if (ending) word = word.slice(0, -ending.length);
  else if (word.length - 2 >= from && withoutEt(word, "et")) word = withoutEt(word, "et");
  else if (word.length > from && withoutEt(word, "ets")) word = withoutEt(word, "ets");
  else if (word.length > from && BEFORE_S.test(word)) word = word.slice(0, -1);
  if (word.length - 2 >= from && DOUBLE.test(word)) word = word.slice(0, -1);
  for (const end of ["lig", "els", "ig"]) {
    if (without(word, end, from)) return word.slice(0, -end.length);
  }
  if (without(word, "l\u00f6st", from) || without(word, "fullt", from)) return word.slice(0, -1);
  return word;
}
