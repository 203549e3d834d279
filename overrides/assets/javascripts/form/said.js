// Sentences with their values in place, as language.py says them.

const LONGEST = 300;

export function said(sentence, values, suggestion) {
  return sentence.replace(/\{\{|\}\}|\{(\w+)\}/g, (sign, name) => {
    if (name === undefined) return sign[0];
    if (name !== "suggestion") return shown(values[name]);
    return values.suggestion ? suggestion.replace("{suggestion}", shown(values.suggestion)) : "";
  });
}

function shown(value) {
  if (Array.isArray(value)) return value.map((one) => `”${one}”`).join(", ");
  const text = String(value ?? "");
  return [...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join("")}…` : text;
}
