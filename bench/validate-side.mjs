// One side of validate.mjs, in a process of its own: `node validate-side.mjs seawall|peer basic|extended ROUNDS FILE-LIST`. Prints JSON. Seconds are those
// of the processor, all threads of the process together: on a shared machine the clock says little.
import { readFileSync } from "node:fs";
import { peakMb } from "./measure.mjs";

const [, , side, profile, rounds, list] = process.argv;
const files = JSON.parse(readFileSync(list, "utf8"));
const documents = files.map((file) => readFileSync(file));

/** A function from bytes to true or false, with all that the side does in between. */
async function checker() {
	if (side === "seawall") {
		const { validateBytes } = await import("../src/advisory/csaf/validate/validate.ts");
		return async (bytes) => validateBytes(bytes, { profile }).valid;
	}
	const { default: validate } = await import("@secvisogram/csaf-validator-lib/validate.js");
	const tests = Object.values(await import(`@secvisogram/csaf-validator-lib/${profile}.js`));
	return async (bytes) => (await validate(tests, JSON.parse(bytes.toString("utf8")))).isValid;
}

const check = await checker();
const perSecond = [];
let invalid = [];
for (let round = 0; round < Number(rounds); round++) {
	const from = process.cpuUsage();
	invalid = [];
	for (const [at, bytes] of documents.entries()) if (!(await check(bytes))) invalid.push(files[at]);
	const { user, system } = process.cpuUsage(from);
	perSecond.push(documents.length / ((user + system) / 1e6));
}
console.log(JSON.stringify({ perSecond, invalid, peakMb: peakMb(process.pid) }));
