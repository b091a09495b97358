// `npm run check`: types, lint and format, imports, dead code, unit and house tests. Everything quick; `npm test` adds the rest.
import { fileURLToPath } from "node:url";
import { runTests, tool } from "./run.mjs";

/** The steps, each: name, work. A step's work gives {passed, failed, notRun, text}. */
export const checks = [
	["types", () => counted(tool("tsc", "--noEmit"))],
	["lint and format", () => counted(tool("biome", "check", "--error-on-warnings", "--max-diagnostics=40", "."))],
	["imports", () => counted(tool("depcruise", "--config", ".dependency-cruiser.mjs", "--output-type", "err-long", "src"))],
	["dead code", () => counted(tool("knip", "--no-progress"))],
	["unit", () => runTests(["src/**/*.test.ts", "src/**/*.test.tsx"], { shared: true })],
	["house", () => runTests(["test/house/*.test.ts"])],
];

async function counted(work) {
	const { status, output } = await work;
	return status === 0 ? { passed: 1, failed: 0, notRun: {}, text: "" } : { passed: 0, failed: 1, notRun: {}, text: output };
}

/** Runs steps, two at a time; prints a line each and the text of what failed. */
export async function runSteps(steps, total = { passed: 0, failed: 0, notRun: {} }) {
	const waiting = [...steps];
	const worker = async () => {
		for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
			const from = Date.now();
			const { passed, failed, notRun, text } = await step[1]();
			total.passed += passed;
			total.failed += failed;
			for (const [what, n] of Object.entries(notRun)) total.notRun[what] = (total.notRun[what] ?? 0) + n;
			console.log(
				`${failed === 0 ? "ok  " : "FAIL"} ${step[0]}: ${passed} passed, ${failed} failed (${((Date.now() - from) / 1000).toFixed(1)} s)`,
			);
			if (text.trim() !== "") console.log(text.trim());
		}
	};
	await Promise.all([worker(), worker()]);
	return total;
}

/** Prints what did not run and the closing line; sets the exit code. */
export function close(total) {
	for (const [what, n] of Object.entries(total.notRun)) console.log(`NOT RUN: ${what} (${n} tests)`);
	console.log(`${total.passed} passed, ${total.failed} failed`);
	const incomplete = Object.keys(total.notRun).length > 0 && process.env["CI"] !== undefined && process.env["CI"] !== "";
	process.exitCode = total.failed > 0 || incomplete ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) close(await runSteps(checks));
