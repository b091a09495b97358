// `npm run fuzz`: hostile input for every reader that takes a stranger's text, each answer held to its laws and its time.
//
//     npm run fuzz -- --minutes 10          as long as that, from a seed that is printed
//     npm run fuzz -- --seed 7 --inputs 500 the same inputs again, so many for each target
//     npm run fuzz -- --seed 7 --target prose --from 1234 --inputs 1     one input again
//
// Inputs that show a fault are written to .cache/fuzz/. With SEAWALL_CORPUS other people's documents are among the seeds.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { node, root } from "./run.mjs";

// The code under test is TypeScript, which the runtime of the lock file reads as it is.
if (Number(process.versions.node.split(".")[0]) < 24) {
	const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
	process.exit(status ?? 1);
}

const { fuzz } = await import("../test/fuzz/watch.ts");

const text = { type: "string" };
const { values } = parseArgs({ options: { minutes: text, inputs: text, seed: text, from: text, target: { ...text, multiple: true } } });
const number = (name) => {
	if (values[name] === undefined) return undefined;
	const value = Number(values[name]);
	if (Number.isFinite(value) && value >= 0) return value;
	console.error(`--${name} takes a number, not ${values[name]}`);
	process.exit(2);
};

const seed = number("seed") ?? Math.floor(Math.random() * 2 ** 31);
const inputs = number("inputs");
const minutes = number("minutes") ?? (inputs === undefined ? 1 : undefined);
console.log(`seed ${seed}`);

const { tallies, found, milliseconds } = await fuzz(
	{
		seed,
		only: values.target ?? [],
		from: number("from") ?? 0,
		inputs,
		milliseconds: minutes === undefined ? undefined : minutes * 60_000,
		corpus: process.env["SEAWALL_CORPUS"],
	},
	(line) => console.log(line),
);

const total = tallies.reduce((sum, one) => sum + one.inputs, 0);
const rows = [...tallies].sort((a, b) => b.slowest.milliseconds - a.slowest.milliseconds);
console.log(`\n${"target".padEnd(28)}${"inputs".padStart(9)}${"slowest".padStart(12)}${"characters".padStart(12)}${"number".padStart(10)}`);
for (const { target, inputs: count, slowest } of rows) {
	const time = `${slowest.milliseconds.toFixed(1)} ms`;
	console.log(
		`${target.padEnd(28)}${String(count).padStart(9)}${time.padStart(12)}${String(slowest.length).padStart(12)}${String(slowest.input).padStart(10)}`,
	);
}
const seconds = milliseconds / 1000;
console.log(
	`\nseed ${seed}: ${total} inputs in ${seconds.toFixed(0)} s (${(total / Math.max(seconds, 0.001)).toFixed(0)} a second), ${found.length} faults`,
);

if (found.length > 0) {
	const folder = join(root, ".cache", "fuzz");
	mkdirSync(folder, { recursive: true });
	for (const one of found) {
		const path = join(folder, `${one.target.replace(/[^a-z0-9]+/g, "-")}-${seed}-${one.number}.json`);
		writeFileSync(path, `${JSON.stringify(one, null, "\t")}\n`);
		console.error(`${one.target} ${one.number} ${one.fault.kind}: ${path}`);
	}
	process.exitCode = 1;
}
