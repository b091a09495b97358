// `npm run quality`: our score on the labelled truth of test/quality, beside what else could have answered the same cases.
//
// `npm run quality -- --gate` then takes off test/quality/gate.json what is no longer missed.
// Verdicts on CISA's documents need the corpus (SEAWALL_CORPUS); without it only those on our own advisories are asked.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { literalNameAndSemver, modelPeers, orderPeers } from "./quality-peers.mjs";
import { node } from "./run.mjs";

// The code under test is TypeScript, which the runtime of the lock file reads as it is.
if (Number(process.versions.node.split(".")[0]) < 24) {
	const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
	process.exit(status ?? 1);
}

const quality = await import("../test/support/quality.ts");
const { libraryOf, shippedCatalogue } = await import("../test/support/library.ts");
const { createMatcher } = await import("../src/match/matcher.ts");
const { catalogueAdvisories } = await import("../src/store/disk/catalogue-folder.ts");

const US = "seawall";
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

/** Prints rows as a table, the first row its head, numbers to the right. */
function print(title, rows) {
	const widths = rows[0].map((_cell, at) => Math.max(...rows.map((row) => String(row[at]).length)));
	const line = (row) => row.map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]))).join("  ");
	console.log(`\n${title}\n\n${rows.map(line).join("\n")}`);
}

/** Classes of all answers of some contestants: name to a map of case id to class. */
function classify(cases, contestants, toClass) {
	return new Map([...contestants].map(([name, answer]) => [name, new Map(cases.map((one) => [one.id, toClass(one, answer(one))]))]));
}

function count(classes, ids, wanted) {
	return ids.filter((id) => wanted.includes(classes.get(id))).length;
}

/** A row a contestant, a column a class. */
function totals(title, kind, cases, classified) {
	const ids = cases.map(({ id }) => id);
	const names = [...quality.CLASSES[kind]].reverse();
	print(title, [
		["", ...names, "of", "right"],
		...[...classified].map(([name, classes]) => [
			name,
			...names.map((one) => count(classes, ids, [one])),
			ids.length,
			percent(count(classes, ids, ["right"]), ids.length),
		]),
	]);
}

/** A row a group of cases, a column a contestant: how many are right. */
function byGroup(title, cases, groupOf, classified) {
	const groups = [...Map.groupBy(cases, groupOf)].sort(([, a], [, b]) => b.length - a.length);
	print(title, [
		["", "cases", ...classified.keys()],
		...groups.map(([name, group]) => {
			const ids = group.map(({ id }) => id);
			return [name, ids.length, ...[...classified.values()].map((classes) => count(classes, ids, ["right"]))];
		}),
	]);
}

const orders = quality.qualityCases("order");
const orderContestants = new Map([[US, quality.ourOrder]]);
for (const [name, compare] of await orderPeers()) orderContestants.set(name, ({ a, b }) => compare(a, b));
const orderClasses = classify(orders, orderContestants, quality.orderClass);
byGroup("Orders, right by scheme", orders, ({ scheme }) => scheme, orderClasses);
totals("Orders (an answer to a pair that has none is forced)", "order", orders, orderClasses);
if (!orderContestants.has("dpkg")) console.log("NOT RUN: dpkg (not on PATH)");

const catalogue = await shippedCatalogue();
const models = quality.qualityCases("models");
const modelContestants = new Map([[US, (one) => quality.ourMatch(one, catalogue)]]);
for (const [name, match] of modelPeers) modelContestants.set(name, ({ pattern, model }) => match(pattern, model));
const modelClasses = classify(models, modelContestants, quality.modelClass);
byGroup("Model names, right by vendor", models, ({ vendor }) => vendor, modelClasses);
totals("Model names (hidden: a device that is meant is not found)", "model", models, modelClasses);

const corpus = process.env["SEAWALL_CORPUS"] ?? "";
const folders = [catalogueAdvisories(), quality.blindDocuments, ...(corpus === "" ? [] : [join(corpus, "surveillance", "csaf")])];
const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
const all = quality.qualityCases("verdicts");
const verdicts = all.filter(({ advisory }) => matcher.library.byId.has(advisory));
const verdictContestants = new Map([[US, (one) => quality.ourVerdict(one, matcher)]]);
const naive = await literalNameAndSemver();
if (naive !== undefined)
	verdictContestants.set("literal name, semver", (one) => naive(one, matcher.library.byId.get(one.advisory)[0].advisory));
verdictContestants.set("always affected", () => "known_affected");
verdictContestants.set("always unknown", () => "under_investigation");
const verdictClasses = classify(verdicts, verdictContestants, quality.verdictClass);

const ours = verdictClasses.get(US);
const tags = [
	...Map.groupBy(
		verdicts.flatMap((one) => one.tags.map((tag) => ({ tag, id: one.id }))),
		({ tag }) => tag,
	),
];
print("Our verdicts by tag", [
	["", "cases", "strict", "lenient", "dangerous", "false alarms"],
	...tags
		.sort(([, a], [, b]) => b.length - a.length)
		.map(([tag, rows]) => {
			const ids = rows.map(({ id }) => id);
			const of = (...wanted) => count(ours, ids, wanted);
			return [tag, ids.length, of("right"), of("right", "accepted"), of("dangerous"), of("false_alarm")];
		}),
]);
totals("Verdicts (right: strict; right and accepted: lenient)", "verdict", verdicts, verdictClasses);
const allBlind = quality.qualityCases("blind");
const blind = allBlind.filter(({ advisory }) => matcher.library.byId.has(advisory));
const blindClasses = classify(blind, verdictContestants, quality.verdictClass);
totals("Verdicts labelled blind (test/quality/blind)", "blind", blind, blindClasses);
const SETS = { B: "devices of all kinds", S: "surveillance alone", U: "the fourth set", V: "the fifth set" };
for (const [set, part] of Map.groupBy(blind, ({ id }) => SETS[id.split(":")[0]]))
	totals(`Verdicts labelled blind, ${set}`, "blind", part, blindClasses);
if (corpus === "") console.log(`NOT RUN: corpus (${allBlind.length - blind.length} verdicts labelled blind)`);
if (corpus === "") console.log(`NOT RUN: corpus (${all.length - verdicts.length} verdicts; set SEAWALL_CORPUS)`);

await import("./quality-detect.mjs").then(({ detectTables }) => detectTables(corpus, print));

await import("./quality-notices.mjs").then(({ noticeTables }) => noticeTables(print));

if (process.argv.includes("--gate")) shrinkGate();

/** Takes off test/quality/gate.json what is right now. It never adds: a new miss is mended, or argued about. */
function shrinkGate() {
	const gate = quality.readGate();
	const found = {
		order: orderClasses.get(US),
		model: modelClasses.get(US),
		verdict: corpus === "" ? undefined : ours,
		blind: corpus === "" ? undefined : blindClasses.get(US),
	};
	const next = Object.fromEntries(Object.entries(found).map(([kind, classes]) => [kind, classes ? quality.missesOf(classes) : gate[kind]]));
	const added = Object.entries(found).flatMap(([kind, classes]) =>
		classes ? quality.breaches(kind, classes, gate).filter((line) => !/ is right now: | there is no such case$/.test(line)) : [],
	);
	if (added.length > 0) {
		console.error(`\ntest/quality/gate.json stays as it is:\n${added.join("\n")}`);
		process.exitCode = 1;
	} else writeFileSync(quality.gatePath, `${JSON.stringify(next, null, "\t")}\n`);
}
