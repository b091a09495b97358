// Claim: documents are checked several times as fast as with @secvisogram/csaf-validator-lib, from a start that is not felt, in less memory.
// `SEAWALL_CORPUS=DIR node validate.mjs [ROUNDS]`: CISA's documents there. The verdicts of both sides are compared; differences are named.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { machineLine, median, ratio } from "./measure.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const corpus = process.env["SEAWALL_CORPUS"];
const rounds = Number(process.argv[2] ?? 5);
if (corpus === undefined) throw new Error("SEAWALL_CORPUS names the folder with CISA's documents.");
const folder = join(corpus, "surveillance", "csaf");
const files = readdirSync(folder, { recursive: true })
	.filter((file) => file.endsWith(".json"))
	.map((file) => join(folder, file))
	.filter((file) => readFileSync(file, "utf8").includes('"csaf_version"'));
const out = mkdtempSync(join(tmpdir(), "seawall-bench-"));
const list = join(out, "files.json");
writeFileSync(list, JSON.stringify(files));

function side(name, profile) {
	const { stdout, stderr, status } = spawnSync(process.execPath, [join(here, "validate-side.mjs"), name, profile, rounds, list], {
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout);
}

/** Seconds of processor of a whole command, its children included. */
function coldStart(command, args) {
	const file = join(out, `cpu-${Math.random()}`);
	const env = { ...process.env, CPU_FILE: file, NODE_OPTIONS: `--import=${pathToFileURL(join(here, "cpu-at-exit.mjs")).href}` };
	spawnSync(command, args, { env, cwd: here });
	return readFileSync(file, "utf8")
		.trim()
		.split("\n")
		.reduce((sum, line) => sum + Number(line), 0);
}

console.log(machineLine());
console.log(`${files.length} documents, ${rounds} rounds a side; bytes to verdict; seconds of processor`);
for (const profile of ["basic", "extended"]) {
	const ours = side("seawall", profile);
	const theirs = side("peer", profile);
	const speed = (one) =>
		`${median(one.perSecond.slice(1)).toFixed(0)} documents per CPU-second warm, ${one.perSecond[0].toFixed(0)} in the first round, ${one.peakMb.toFixed(0)} MB`;
	console.log(`${profile}: seawall ${speed(ours)}; csaf-validator-lib ${speed(theirs)}`);
	console.log(
		`  ratio warm ${ratio(ours.perSecond.slice(1), theirs.perSecond.slice(1))}, cold ${(ours.perSecond[0] / theirs.perSecond[0]).toFixed(1)}, memory ${(ours.peakMb / theirs.peakMb).toFixed(2)}`,
	);
	const names = (one) => one.invalid.map((file) => basename(file));
	for (const file of names(ours).filter((one) => !names(theirs).includes(one))) console.log(`  only seawall calls it invalid: ${file}`);
	for (const file of names(theirs).filter((one) => !names(ours).includes(one)))
		console.log(`  only csaf-validator-lib calls it invalid: ${file}`);
}
const one = files[0];
const peer = `import validate from "@secvisogram/csaf-validator-lib/validate.js"; import * as tests from "@secvisogram/csaf-validator-lib/basic.js"; import { readFileSync } from "node:fs"; await validate(Object.values(tests), JSON.parse(readFileSync(process.argv[1], "utf8")));`;
const starts = { ours: [], theirs: [] };
for (let round = 0; round < rounds; round++) {
	starts.ours.push(coldStart(join(here, "..", "seawall"), ["advisory", "validate", "--profile", "basic", "--format", "jsonl", one]));
	starts.theirs.push(coldStart(process.execPath, ["--input-type=module", "-e", peer, one]));
}
console.log(
	`cold start of one file: seawall ${median(starts.ours).toFixed(2)} CPU-s, csaf-validator-lib ${median(starts.theirs).toFixed(2)} CPU-s, ratio ${ratio(starts.ours, starts.theirs)}`,
);
rmSync(out, { recursive: true });
