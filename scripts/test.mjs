// `npm test`: everything that `npm run check` does, then the suites that need a database, a browser, a network or other people's files.
// What a machine lacks is named in the closing lines (`NOT RUN: postgres (12 tests)`), and fails the run where CI is set.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checks, close, runSteps } from "./check.mjs";
import { chromiumArguments, findChromium } from "./chromium.mjs";
import { findPostfix } from "./postfix.mjs";
import { startPostgres } from "./postgres.mjs";
import { runTests } from "./run.mjs";

/** All temporary folders of the run are below this one, so that one removal at the end is enough, also after Ctrl-C. */
const scratch = mkdtempSync(join(tmpdir(), "seawall-test-"));
chmodSync(scratch, 0o755);
process.env["TMPDIR"] = scratch;
process.on("exit", () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

/** The store's tests: one body for both databases. */
async function store() {
	const postgres = await startPostgres();
	try {
		const env = { SEAWALL_TEST_POSTGRES: postgres?.url ?? "" };
		const kept = await runTests(["test/store/*.test.ts"], { env });
		if (postgres === undefined) return kept;
		// The program over the other database: what people do there must come out the same.
		const program = await runTests(["test/program/*.test.ts"], { env: { ...env, SEAWALL_TEST_PROGRAM_ON: "postgres" } });
		return {
			passed: kept.passed + program.passed,
			failed: kept.failed + program.failed,
			notRun: kept.notRun,
			text: `${kept.text}\n${program.text}`,
		};
	} finally {
		await postgres?.stop();
	}
}

/** The program as it is served, and mail, some of it by a real mail server. */
function program() {
	const env = { SEAWALL_TEST_POSTFIX: findPostfix() ?? "" };
	return runTests(["test/program/*.test.ts", "test/serve/*.test.ts", "test/delivery/*.test.ts"], { env });
}

/** One browser for all files: each has contexts of its own in it. */
async function browser() {
	const executablePath = (await findChromium()) ?? "";
	const { chromium } = await import("playwright-core");
	const shared = executablePath === "" ? undefined : await chromium.launchServer({ executablePath, args: [...chromiumArguments] });
	const env = { SEAWALL_TEST_CHROMIUM: executablePath, SEAWALL_TEST_BROWSER: shared?.wsEndpoint() ?? "" };
	try {
		return await runTests(["test/browser/*.test.ts"], { env, concurrency: 1 });
	} finally {
		await shared?.close();
	}
}

/** By itself: it installs and builds a second copy. */
const freshClone = "test/scenario/fresh-clone.test.ts";

const suites = [
	["store", store],
	["program", program],
	["inventory", () => runTests(["test/inventory/*.test.ts"])],
	["fuzz", () => runTests(["test/fuzz/*.test.ts"], { concurrency: 1 })],
	["corpus", () => runTests(["test/corpus-tests/**/*.test.ts"])],
	["scenario", () => runTests(["test/scenario/*.test.ts"], { except: [freshClone], concurrency: 1 })],
	["browser", browser],
	["fresh clone", () => runTests([freshClone])],
];

close(await runSteps([...checks, ...suites]));
