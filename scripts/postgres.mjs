// A PostgreSQL server for the length of a test run: temporary folder, free port, loopback only, gone afterwards. Plain JavaScript for
// Node >= 18. `node scripts/postgres.mjs` starts one by hand, prints its address and ends it with Ctrl-C.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the server logs once it takes connections; its messages are in English, by the locale of the cluster. */
const READY = "database system is ready to accept connections";

const isRoot = process.getuid?.() === 0;

/** The folder that holds initdb and postgres: Debian's newest, else the one on PATH. */
function findPrograms() {
	const debian = "/usr/lib/postgresql";
	const versions = list(debian).sort((a, b) => Number(b) - Number(a));
	const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(delimiter)];
	return folders.find((folder) => folder !== "" && ["initdb", "postgres"].every((name) => isExecutable(join(folder, name))));
}

function list(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Installs the server from Debian, where we may. Its own cluster is neither made nor started. */
function install() {
	if (!isRoot || process.platform !== "linux" || !isExecutable("/usr/bin/apt-get")) return;
	process.stderr.write("seawall: installing postgresql from Debian ...\n");
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	const options = { env, stdio: ["ignore", "ignore", "pipe"], timeout: 600_000, encoding: "utf8" };
	spawnSync("apt-get", ["update", "-qq"], options);
	const done = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"], options);
	if (done.status !== 0) process.stderr.write(`seawall: that did not work: ${String(done.stderr).trim().slice(-400)}\n`);
}

/** The account that the server runs under when we are root, because initdb refuses root. */
function account() {
	if (!isRoot) return {};
	const lines = readFileSync("/etc/passwd", "utf8")
		.split("\n")
		.map((line) => line.split(":"));
	const found = ["postgres", "nobody"].map((name) => lines.find((line) => line[0] === name)).find((line) => line !== undefined);
	return found === undefined ? undefined : { uid: Number(found[2]), gid: Number(found[3]) };
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Makes the cluster; gives the text of the failure, if it failed. */
function makeCluster(programs, data, user) {
	const args = ["--pgdata", data, "--username=seawall", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
	const made = spawnSync(join(programs, "initdb"), args, { ...user, cwd: "/", encoding: "utf8", timeout: 120_000 });
	return made.status === 0 ? undefined : `initdb: ${made.error?.message ?? made.stderr}`;
}

/** Waits until the server says that it takes connections (its port is open a little earlier); gives its output when it ends instead or takes a minute. */
async function whenUp(child) {
	let output = "";
	child.stderr.setEncoding("utf8").on("data", (text) => {
		output = (output + text).slice(-2000);
	});
	for (let tries = 0; tries < 600 && child.exitCode === null && child.signalCode === null; tries += 1) {
		if (output.includes(READY)) return undefined;
		await pause(100);
	}
	return `postgres did not start: ${output}`;
}

/** Ends the server by its process id (a fast shutdown, then an immediate one) and waits for it. */
async function end(child) {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once("exit", resolve));
	child.kill("SIGINT");
	const slow = setTimeout(() => child.kill("SIGQUIT"), 10_000);
	await gone;
	clearTimeout(slow);
}

/** Waits, while this process exits and nothing else can run, until the server has taken away its mark; at most 5 s. */
function waitUntilGone(data) {
	const sleeper = new Int32Array(new SharedArrayBuffer(4));
	for (let tries = 0; tries < 100 && existsSync(join(data, "postmaster.pid")); tries += 1) Atomics.wait(sleeper, 0, 0, 50);
}

/**
 * Starts a server; `undefined` where there is none and none can be installed (the reason goes to stderr).
 *
 * `url` is a superuser's on the database `postgres`: tests make databases of their own. Writes are not flushed to the disk, so no
 * figure about speed or about power cuts may come from it. It ends with the process, also after Ctrl-C.
 */
export async function startPostgres() {
	if (findPrograms() === undefined) install();
	const programs = findPrograms();
	const user = account();
	if (programs === undefined || user === undefined) return undefined;
	const folder = mkdtempSync(join(tmpdir(), "seawall-postgres-"));
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
	const data = join(folder, "data");
	const failure = makeCluster(programs, data, user);
	if (failure !== undefined) {
		process.stderr.write(`seawall: ${failure}\n`);
		remove();
		return undefined;
	}
	const port = await freePort();
	const settings = ["fsync=off", "full_page_writes=off", "unix_socket_directories=", "listen_addresses=127.0.0.1", "max_connections=200"];
	const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
	const child = spawn(join(programs, "postgres"), args, { ...user, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
	child.on("error", () => {});
	const atExit = () => {
		child.kill("SIGQUIT");
		waitUntilGone(data);
		remove();
	};
	const signals = { SIGINT: 130, SIGTERM: 143 };
	const handlers = Object.entries(signals).map(([signal, code]) => [signal, () => process.exit(code)]);
	process.once("exit", atExit);
	for (const [signal, handler] of handlers) process.once(signal, handler);
	const stop = async () => {
		await end(child);
		process.off("exit", atExit);
		for (const [signal, handler] of handlers) process.off(signal, handler);
		remove();
	};
	const problem = await whenUp(child);
	if (problem === undefined) return { url: `postgres://seawall@127.0.0.1:${port}/postgres`, stop };
	process.stderr.write(`seawall: ${problem}\n`);
	await stop();
	return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const server = await startPostgres();
	process.stdout.write(server === undefined ? "no PostgreSQL here\n" : `${server.url}\n`);
}
