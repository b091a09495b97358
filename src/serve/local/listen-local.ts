/** Listens at the socket in the data directory for commands of the same user. */
import { chmodSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { NewDocument } from "../../advisory/ports.ts";
import { StoreError } from "../../store/store-error.ts";
import { onLines, readBytes, sendLine } from "./lines.ts";
import {
	type Answer,
	type LocalUses,
	NEWSLETTER_CALLS,
	PEOPLE_CALLS,
	RESPONSE_CALLS,
	type Request,
	SOCKET,
	SUBSCRIBER_CALLS,
	WAVE_CALLS,
} from "./requests.ts";

/** The socket as listened at. */
export interface LocalListening {
	/** Why there is none, as a sentence without a full stop. */
	readonly missing: string | undefined;
	close(): Promise<void>;
}

/** Unix addresses have 107 bytes at most. */
const LONGEST_PATH = 103;

/**
 * Starts. Whoever calls owns the directory, so a socket that is there was left behind and goes.
 *
 * @param version - Commands of another one are told so.
 */
export async function listenLocal(
	folder: string,
	version: string,
	uses: LocalUses,
	onDefect: (error: unknown) => void,
): Promise<LocalListening> {
	const nothing = (missing: string): LocalListening => ({ missing, close: async () => {} });
	if (process.platform === "win32") return nothing("Windows has no sockets with rights of files");
	const path = join(folder, SOCKET);
	if (Buffer.byteLength(path) > LONGEST_PATH) return nothing(`the path ${path} is too long for a socket`);
	rmSync(path, { force: true });
	const open = new Set<Socket>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on("close", () => open.delete(socket));
		socket.on("error", () => socket.destroy());
		receive(socket, version, uses, onDefect);
	});
	const failed = await new Promise<Error | undefined>((resolve) => {
		server.once("error", resolve);
		server.listen(path, () => resolve(undefined));
	});
	if (failed !== undefined) return nothing(failed.message);
	server.on("error", onDefect);
	chmodSync(path, 0o600);
	return {
		missing: undefined,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}

function receive(socket: Socket, version: string, uses: LocalUses, onDefect: (error: unknown) => void): void {
	let isGreeted = false;
	sendLine(socket, { seawall: version });
	onLines(socket, (line) => {
		if (!isGreeted) {
			isGreeted = true;
			const theirs = typeof line === "object" && line !== null && "seawall" in line ? line.seawall : undefined;
			if (theirs !== version) socket.destroy();
			return;
		}
		const request = readRequest(line);
		if (request === undefined) {
			socket.destroy();
			return;
		}
		answer(uses, request).then(
			(told) => sendLine(socket, told),
			(error: unknown) => {
				onDefect(error);
				sendLine(socket, { id: request.id, defect: error instanceof Error ? error.message : String(error) });
			},
		);
	});
}

function readRequest(line: unknown): Request | undefined {
	if (typeof line !== "object" || line === null || !("id" in line) || !("call" in line) || !("with" in line)) return undefined;
	const { id, call, with: given } = line;
	return typeof id === "number" && typeof call === "string" && Array.isArray(given) ? { id, call, with: given } : undefined;
}

async function answer(uses: LocalUses, request: Request): Promise<Answer> {
	try {
		return { id: request.id, value: await doIt(uses, request) };
	} catch (error) {
		if (error instanceof StoreError) return { id: request.id, problem: error.problem };
		throw error;
	}
}

async function doIt(
	{ people, subscribers, responses, newsletters, waves, lists, documents, catalogue }: LocalUses,
	{ call, with: given }: Request,
): Promise<unknown> {
	const [first, second] = given;
	switch (call) {
		case "lists.takeBytes": {
			const bytes = readBytes(second);
			if (typeof first !== "string" || bytes === undefined) throw new Error("that is no list");
			return lists.takeBytes(first, bytes);
		}
		case "documents.find":
			return documents.find(String(first));
		case "documents.mark":
			return documents.mark(...(given as unknown as Parameters<LocalUses["documents"]["mark"]>));
		case "documents.marks":
			return documents.marks();
		case "documents.receive":
			return documents.receive(newDocuments(first));
		case "catalogue.renew":
			return catalogue.renew(String(first));
		case "people.credential": {
			// Whether there is somebody, and who: not what lets them in.
			const found = await people.credential(String(first));
			return found && { person: found.person, passwordHash: "", totpSecret: undefined };
		}
		default: {
			const asked = SUBSCRIBER_CALLS.find((each) => `subscribers.${each}` === call);
			// What was left out of a list of arguments comes over the socket as null.
			const args = given.map((each) => each ?? undefined);
			const kept = RESPONSE_CALLS.find((each) => `responses.${each}` === call);
			if (kept !== undefined) return (responses[kept] as (...given: readonly unknown[]) => Promise<unknown>)(...args.map(withBytes));
			if (asked !== undefined) return (subscribers[asked] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
			const ofWaves = WAVE_CALLS.find((each) => `waves.${each}` === call);
			if (ofWaves === "recordAll" && !isWaveChanges(first)) throw new Error("that is no wave");
			if (ofWaves !== undefined) return (waves[ofWaves] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
			const letters = NEWSLETTER_CALLS.find((each) => `newsletters.${each}` === call);
			if (letters !== undefined) return (newsletters[letters] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
			const name = PEOPLE_CALLS.find((each) => `people.${each}` === call);
			if (name === undefined) throw new Error(`nothing is called ${call}`);
			return (people[name] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
		}
	}
}

/** A capture comes with its bytes as base64. */
function withBytes(given: unknown): unknown {
	const bytes = typeof given === "object" && given !== null && "bytes" in given ? readBytes(given.bytes) : undefined;
	return bytes === undefined ? given : { ...(given as object), bytes };
}

function isWaveChanges(value: unknown): boolean {
	const isObject = (one: unknown) => typeof one === "object" && one !== null;
	return Array.isArray(value) && value.every((one) => isObject(one) && isObject((one as { readonly wave?: unknown }).wave));
}

/** Documents as they come over the socket, their bytes in base64. */
function newDocuments(value: unknown): readonly NewDocument[] {
	if (!Array.isArray(value)) throw new Error("those are no documents");
	return value.map((one: Omit<NewDocument, "bytes"> & { readonly bytes: unknown }) => {
		const bytes = readBytes(one.bytes);
		if (bytes === undefined) throw new Error("a document without bytes");
		const { releasedAt } = one;
		return { ...one, bytes, releasedAt: typeof releasedAt === "number" ? releasedAt : undefined };
	});
}
