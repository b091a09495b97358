// Finds Chromium for the browser tests; installs Debian's when it may. Plain JS for Node >= 18: it runs before anything is set up.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Arguments with which the tests start it: nothing leaves the machine, and it runs as root in a container too. */
export const chromiumArguments = [
	"--headless",
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

function onPath() {
	for (const name of NAMES) {
		for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
			const file = join(folder, name);
			try {
				accessSync(file, constants.X_OK);
				return file;
			} catch {}
		}
	}
	return undefined;
}

function run(command, ...args) {
	return new Promise((resolve) => {
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		const child = spawn(command, args, { stdio: "ignore", env });
		child.on("error", () => resolve(false));
		child.on("close", (status) => resolve(status === 0));
	});
}

/** The program's path; `undefined` where there is none and none may be installed. */
export async function findChromium() {
	const found = onPath();
	if (found !== undefined) return found;
	const mayInstall = process.platform === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version");
	if (!mayInstall) return undefined;
	await run("apt-get", "update", "-qq");
	await run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
	return onPath();
}
