// The Observatory's own scan, but on ports that a test may take: its `scan` knows the usual ones only.
import { ALL_TESTS } from "@mdn/mdn-http-observatory/src/constants.js";
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from "@mdn/mdn-http-observatory/src/grader/charts.js";
import { getGradeForScore, getScoreModifier } from "@mdn/mdn-http-observatory/src/grader/grader.js";
import { retrieve } from "@mdn/mdn-http-observatory/src/retriever/retriever.js";

const [httpPort, httpsPort] = process.argv.slice(2);
const found = await retrieve("localhost", { httpPort, httpsPort });
if (!found.responses.auto) throw new Error("The server does not answer.");
const tests = ALL_TESTS.map((test) => test(found)).map((found) => {
  const { pass, result } = found;
  return { name: found.constructor.name, pass, result, modifier: getScoreModifier(result) };
});
const sum = (chosen) => chosen.reduce((score, { modifier }) => score + modifier, 0);
const uncurved = 100 + sum(tests.filter(({ modifier }) => modifier < 0));
const extra = uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(tests.filter(({ modifier }) => modifier > 0)) : 0;
console.log(JSON.stringify({ ...getGradeForScore(uncurved + extra), tests }));
