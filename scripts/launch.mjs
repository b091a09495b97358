#!/usr/bin/env node
// The launcher behind ./seawall, seawall.cmd and `npx seawall`. Plain JavaScript for Node >= 18: it installs and builds on first
// use, then runs dist/main.js on Node >= 24, in this process where that is what we are.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isReady, runtime, setUp, tooOld } from "./setup.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist", "main.js");

try {
	if (!isReady()) await setUp({ quiet: process.argv.includes("--quiet") });
	const node = runtime();
	if (node === undefined) throw new Error(tooOld());
	if (node === process.execPath) {
		const { run } = await import(pathToFileURL(program).href);
		await run(process.argv.slice(2));
	} else {
		const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
		child.on("exit", (code, signal) => {
			process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
		});
	}
} catch (error) {
	process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 3;
}
