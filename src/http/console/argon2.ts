/** Passwords, hashed with Node's own argon2id (RFC 9106), kept as PHC strings. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import type { Problem } from "../../core/problem.ts";
import { TooBusy } from "../../core/too-busy.ts";
import type { Hasher } from "../../people/ports.ts";

/** OWASP's password storage page, 2025: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const LENGTH = 32;

/** Hashes at work at once; each takes 19 MiB and a core. What comes meanwhile waits, and beyond `MOST_WAITING` is refused. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

const SHAPE = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{16,128})\$([\w+/]{16,128})$/;

interface Parameters {
	readonly memory: number;
	readonly passes: number;
	readonly parallelism: number;
}

const TODAY: Parameters = { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES };

/** What stands against accounts on this runtime; `undefined` where nothing does. Node.js has argon2 since 24.7. */
export function argon2Missing(): Problem | undefined {
	if (typeof argon2 === "function") return undefined;
	return {
		code: "http/no-argon2",
		message: `this Node.js (${process.version}) cannot hash passwords with argon2`,
		at: "",
		todo: "Use Node.js 24.7 or newer, or start ./seawall, which brings its own.",
	};
}

/** Makes the hasher. */
export function argon2Hasher(): Hasher {
	let free = AT_ONCE;
	const waiting: (() => void)[] = [];
	const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
		if (free > 0) free -= 1;
		else {
			if (waiting.length >= MOST_WAITING) throw new TooBusy("too many passwords at once");
			await new Promise<void>((resolve) => waiting.push(resolve));
		}
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === undefined) free += 1;
			else next();
		}
	};
	// Compared with where there is no account, so that the work is the same.
	const nobody = encode(TODAY, randomBytes(16), randomBytes(LENGTH));
	return {
		hash: (password) =>
			inTurn(async () => {
				const salt = randomBytes(16);
				return encode(TODAY, salt, await derive(password, salt, TODAY, LENGTH));
			}),
		verify: (password, hash) =>
			inTurn(async () => {
				// What is no hash (an account without a password) costs the same work as well.
				const isHash = hash !== undefined && SHAPE.test(hash);
				const found = SHAPE.exec(isHash ? hash : nobody);
				if (found === null) return false;
				const [memory = 0, passes = 0, parallelism = 0] = found.slice(1, 4).map(Number);
				const [salt, expected] = [Buffer.from(found[4] ?? "", "base64"), Buffer.from(found[5] ?? "", "base64")];
				const given = await derive(password, salt, { memory, passes, parallelism }, expected.length);
				return timingSafeEqual(given, expected) && isHash;
			}),
	};
}

function derive(password: string, salt: Uint8Array, { memory, passes, parallelism }: Parameters, tagLength: number): Promise<Buffer> {
	// One spelling of a letter that can be written in two ways, whatever the keyboard does.
	const message = password.normalize("NFC");
	return new Promise((resolve, reject) => {
		argon2("argon2id", { message, nonce: salt, memory, passes, parallelism, tagLength }, (error, key) =>
			error === null ? resolve(key) : reject(error),
		);
	});
}

function encode({ memory, passes, parallelism }: Parameters, salt: Uint8Array, key: Uint8Array): string {
	const text = (bytes: Uint8Array): string =>
		Buffer.from(bytes)
			.toString("base64")
			.replace(/={1,2}$/, "");
	return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(key)}`;
}
