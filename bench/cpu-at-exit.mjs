// Loaded into a process that is measured (NODE_OPTIONS=--import): adds the seconds of processor that it used to the file CPU_FILE.
import { appendFileSync } from "node:fs";

process.on("exit", () => {
	const { user, system } = process.cpuUsage();
	appendFileSync(process.env["CPU_FILE"], `${(user + system) / 1e6}\n`);
});
