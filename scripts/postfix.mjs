// Finds Postfix and its smtp-sink for the tests of mail; installs Debian's when it may, without an instance of its own that would run.
// Plain JS for Node >= 18: it runs before anything is set up.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["/usr/sbin", "/usr/local/sbin"];

/** What the tests start: the mail server, its settings, and a server that misbehaves as it is told. */
const PROGRAMS = ["postfix", "postconf", "smtp-sink"];

function found() {
	return FOLDERS.find((folder) =>
		PROGRAMS.every((name) => {
			try {
				accessSync(join(folder, name), constants.X_OK);
				return true;
			} catch {
				return false;
			}
		}),
	);
}

/** The folder of the programs; `undefined` where they are not and may not be installed, or where we are not root: its master runs as root alone. */
export function findPostfix() {
	if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
	const there = found();
	if (there !== undefined || !existsSync("/etc/debian_version")) return there;
	process.stderr.write("seawall: installing postfix from Debian ...\n");
	const options = {
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		stdio: ["pipe", "ignore", "pipe"],
		timeout: 600_000,
		encoding: "utf8",
	};
	// No configuration: then Debian starts none.
	spawnSync("debconf-set-selections", [], { ...options, input: "postfix postfix/main_mailer_type select No configuration\n" });
	spawnSync("apt-get", ["update", "-qq"], options);
	const done = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postfix"], options);
	if (done.status !== 0) process.stderr.write(`seawall: that did not work: ${String(done.stderr).trim().slice(-400)}\n`);
	return found();
}
