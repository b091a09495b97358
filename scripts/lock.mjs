// Mends package-lock.json after a change of dependencies; run it with Node 24: `node scripts/lock.mjs`.
//
// npm drops an optional platform package from the lock file when the registry in use lacks it, in silence, and `npm ci` then fails
// for everyone ("Missing: … from lock file"). This writes an entry for every optional package that the lock names without one.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The optional packages that a lock file names without an entry: [owner, name, version range]. */
export function missing(lock) {
	const found = [];
	for (const [owner, entry] of Object.entries(lock.packages)) {
		for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
			const places = [`${owner}/node_modules/${name}`, `node_modules/${name}`];
			if (!places.some((place) => place in lock.packages)) found.push([owner, name, range]);
		}
	}
	return found;
}

/** os, cpu and libc as a platform package's name states them. */
export function platform(name) {
	const words = name.split(/[/-]/);
	const os =
		["android", "darwin", "freebsd", "linux", "openharmony", "win32"].find((word) => words.includes(word)) ??
		(words.includes("win") ? "win32" : "none");
	const cpus = {
		arm64: "arm64",
		x64: "x64",
		arm: "arm",
		ia32: "ia32",
		ppc64: "ppc64",
		riscv64: "riscv64",
		s390x: "s390x",
		universal: "x64",
		wasm32: "wasm32",
	};
	const cpu = Object.keys(cpus).find((word) => words.includes(word));
	const libc = words.some((word) => word.startsWith("musl"))
		? "musl"
		: words.includes("gnu") || words.some((word) => word.startsWith("gnueabi"))
			? "glibc"
			: undefined;
	return { os: [os], cpu: [cpu === undefined ? "none" : cpus[cpu]], ...(libc === undefined ? {} : { libc: [libc] }) };
}

function mend(file) {
	const lock = JSON.parse(readFileSync(file, "utf8"));
	for (const [owner, name, version] of missing(lock)) {
		const dev = lock.packages[owner].dev === true ? { dev: true } : {};
		lock.packages[`node_modules/${name}`] = { version, ...platform(name), optional: true, ...dev };
	}
	for (const entry of Object.values(lock.packages)) delete entry.resolved;
	const [root, ...rest] = Object.entries(lock.packages);
	rest.sort(([a], [b]) => (a < b ? -1 : 1));
	lock.packages = Object.fromEntries([root, ...rest]);
	writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const root = dirname(dirname(fileURLToPath(import.meta.url)));
	for (const file of process.argv.length > 2 ? process.argv.slice(2) : [join(root, "package-lock.json")]) mend(file);
}
