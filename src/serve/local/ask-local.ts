/** A command's side of the socket: the same ports as over the store itself. */
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { StoreError } from "../../store/store-error.ts";
import { onLines, readBytes, sendLine } from "./lines.ts";
import { type LocalUses, NEWSLETTER_CALLS, PEOPLE_CALLS, RESPONSE_CALLS, SOCKET, SUBSCRIBER_CALLS, WAVE_CALLS } from "./requests.ts";

/** The uses, over a connection. Methods reject with `StoreError`; `serve/gone` when the server ended meanwhile. */
export interface LocalConnection extends LocalUses {
	close(): Promise<void>;
}

interface Pending {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** A server that does not greet within this long is none of ours. */
const GREETING_MS = 5000;

/**
 * Connects to whoever owns a data directory.
 *
 * @returns `undefined` where nobody listens there; `serve/other-version`.
 */
export async function askLocal(folder: string, version: string): Promise<Result<LocalConnection, Problem> | undefined> {
	const socket = connect(join(folder, SOCKET));
	const pending = new Map<number, Pending>();
	const theirs = await greet(socket, version, pending);
	if (theirs === undefined) return undefined;
	if (theirs !== version) {
		socket.destroy();
		return err(otherVersion(folder));
	}
	let count = 0;
	const ask = (call: string, given: readonly unknown[]): Promise<unknown> =>
		new Promise((resolve, reject) => {
			if (socket.destroyed) throw new StoreError(gone(folder));
			count += 1;
			pending.set(count, { resolve, reject });
			sendLine(socket, { id: count, call, with: given });
		});
	socket.on("close", () => {
		for (const each of pending.values()) each.reject(new StoreError(gone(folder)));
		pending.clear();
	});
	const people = Object.fromEntries(PEOPLE_CALLS.map((name) => [name, (...given: readonly unknown[]) => ask(`people.${name}`, given)]));
	const subscribers = Object.fromEntries(
		SUBSCRIBER_CALLS.map((name) => [name, (...given: readonly unknown[]) => ask(`subscribers.${name}`, given)]),
	);
	const responses = Object.fromEntries(
		RESPONSE_CALLS.map((name) => [name, (...given: readonly unknown[]) => ask(`responses.${name}`, given)]),
	);
	const waves = Object.fromEntries(WAVE_CALLS.map((name) => [name, (...given: readonly unknown[]) => ask(`waves.${name}`, given)]));
	const newsletters = Object.fromEntries(
		NEWSLETTER_CALLS.map((name) => [name, (...given: readonly unknown[]) => ask(`newsletters.${name}`, given)]),
	);
	return ok({
		responses: {
			...responses,
			bytes: async (sha256: string) => readBytes(await ask("responses.bytes", [sha256])),
		} as LocalUses["responses"],
		newsletters: newsletters as unknown as LocalUses["newsletters"],
		subscribers: subscribers as unknown as LocalUses["subscribers"],
		people: people as unknown as LocalUses["people"],
		waves: waves as unknown as LocalUses["waves"],
		lists: { takeBytes: (file, bytes) => ask("lists.takeBytes", [file, bytes]) as ReturnType<LocalUses["lists"]["takeBytes"]> },
		documents: {
			find: (trackingId) => ask("documents.find", [trackingId]) as ReturnType<LocalUses["documents"]["find"]>,
			mark: (key, kind, words) => ask("documents.mark", [key, kind, words]) as ReturnType<LocalUses["documents"]["mark"]>,
			marks: () => ask("documents.marks", []) as ReturnType<LocalUses["documents"]["marks"]>,
			receive: (documents) => ask("documents.receive", [documents]) as ReturnType<LocalUses["documents"]["receive"]>,
		},
		catalogue: { renew: (edition) => ask("catalogue.renew", [edition]) as ReturnType<LocalUses["catalogue"]["renew"]> },
		close: async () => void socket.destroy(),
	});
}

/** The version of whoever listens; `undefined`: nobody. */
function greet(socket: Socket, version: string, pending: Map<number, Pending>): Promise<string | undefined> {
	return new Promise((resolve) => {
		const nobody = () => {
			socket.destroy();
			resolve(undefined);
		};
		socket.setTimeout(GREETING_MS, nobody);
		socket.on("error", nobody);
		socket.on("close", nobody);
		socket.once("connect", () => sendLine(socket, { seawall: version }));
		onLines(socket, (line) => {
			const told = line as { readonly seawall?: unknown; readonly id?: unknown };
			if (typeof told.seawall === "string") {
				socket.setTimeout(0);
				resolve(told.seawall);
			} else settle(pending, told);
		});
	});
}

function settle(pending: Map<number, Pending>, told: { readonly id?: unknown }): void {
	if (typeof told.id !== "number") return;
	const waiting = pending.get(told.id);
	pending.delete(told.id);
	if ("problem" in told) waiting?.reject(new StoreError(told.problem as Problem));
	else if ("defect" in told) waiting?.reject(new Error(String(told.defect)));
	else waiting?.resolve("value" in told ? told.value : undefined);
}

function gone(folder: string): Problem {
	return {
		code: "serve/gone",
		message: "the server ended before it answered; what was asked of it was done whole or not at all",
		at: folder,
		todo: "Look whether it was done before you repeat it.",
	};
}

function otherVersion(folder: string): Problem {
	return {
		code: "serve/other-version",
		message: "the server that has the data directory is of another version of Seawall",
		at: folder,
		todo: "End it and start it again with this version, or use its own.",
	};
}
