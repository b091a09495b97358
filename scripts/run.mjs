// What scripts/check.mjs and scripts/test.mjs share: running one step and reading node:test's result line.
import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pathWithRuntime, runtime } from "./setup.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const node = runtime();

/** Commands at work, by process id. Each leads a process group of its own, so that what it started can be ended with it. */
const running = new Set();

/** Ends a command and whatever it left behind; without effect when all of it is gone. */
function end(pid) {
	try {
		process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
	} catch {
		// Nothing left to end.
	}
}

for (const [signal, code] of [
	["SIGINT", 130],
	["SIGTERM", 143],
]) {
	process.once(signal, () => {
		for (const pid of running) end(pid);
		process.exit(code);
	});
}

/** Runs a command to its end, at most `limitSeconds`; its output comes back whole. */
export function sh(command, args, env = {}, limitSeconds = 1800) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, PATH: pathWithRuntime(), ...env },
			stdio: ["ignore", "pipe", "pipe"],
			detached: process.platform !== "win32",
		});
		if (child.pid !== undefined) running.add(child.pid);
		let output = "";
		const limit = setTimeout(() => {
			output += `\n${command} was ended after ${limitSeconds} s\n`;
			end(child.pid);
		}, limitSeconds * 1000);
		const done = (status, text) => {
			clearTimeout(limit);
			running.delete(child.pid);
			resolve({ status, output: text });
		};
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
		child.on("error", (error) => done(127, String(error)));
		// What outlives the command would hold its pipes open for ever, so the group ends before the output is complete.
		child.on("exit", () => end(child.pid));
		child.on("close", (status) => done(status ?? 1, output));
	});
}

/** A tool of node_modules/.bin. */
export function tool(name, ...args) {
	return sh(join(root, "node_modules", ".bin", name), args);
}

/** Runs test files; gives counts, and the text of what failed. */
export async function runTests(patterns, { env = {}, concurrency = 2, shared = false, except = [] } = {}) {
	const files = globSync(patterns, { cwd: root, exclude: except }).sort();
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
