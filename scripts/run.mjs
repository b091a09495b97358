// What scripts/check.mjs and scripts/test.mjs share: running one step and reading node:test's result line.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pathWithRuntime, runtime } from "./setup.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const node = runtime();

/** Runs a command to its end; its output comes back whole. */
export function sh(command, args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, PATH: pathWithRuntime(), ...env },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
		child.on("error", (error) => resolve({ status: 127, output: String(error) }));
		child.on("close", (status) => resolve({ status: status ?? 1, output }));
	});
}

/** A tool of node_modules/.bin. */
export function tool(name, ...args) {
	return sh(join(root, "node_modules", ".bin", name), args);
}

/** Runs test files; gives counts, and the text of what failed. */
export async function runTests(patterns, { env = {}, concurrency = 2, shared = false } = {}) {
	const files = globSync(patterns, { cwd: root }).sort();
	if (files.length === 0) return { passed: 0, failed: 1, notRun: {}, text: `no test file matches ${patterns.join(" ")}\n` };
	const hook = pathToFileURL(join(root, "test", "support", "jsx-hook.mjs")).href;
	const how = shared ? ["--test-isolation=none"] : [`--test-concurrency=${concurrency}`];
	const reporter = pathToFileURL(join(root, "scripts", "reporter.mjs")).href;
	const { status, output } = await sh(
		node,
		["--disable-warning=ExperimentalWarning", "--import", hook, "--test", ...how, `--test-reporter=${reporter}`, ...files],
		{ NODE_ENV: "test", ...env },
	);
	const at = output.lastIndexOf("\n#result ");
	if (at < 0) return { passed: 0, failed: 1, notRun: {}, text: `${output}\nthe test run broke off (exit ${status})\n` };
	const line = output.slice(at + 9).split("\n")[0];
	const counts = JSON.parse(line);
	const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
	return { ...counts, failed, text: output.slice(0, at) + output.slice(at + 9 + line.length).trim() };
}
