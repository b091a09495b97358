/** The frozen audience, read line by line as often as needed. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { type Recipient, readRecipient } from "../../warn/recipient.ts";
import { campaignFolder, FILES } from "./folder.ts";

/** A recipient with their place in the audience. */
export interface Placed {
	readonly place: number;
	readonly recipient: Recipient;
}

/** Reads those whose place is wanted, in order. A line that is none is an error: the file was frozen by us and its hash is in the ledger. */
export async function* readAudience(dataFolder: string, id: string, wanted: (place: number) => boolean): AsyncGenerator<Placed> {
	const path = join(campaignFolder(dataFolder, id), FILES.audience);
	let place = -1;
	for await (const line of linesOf(path)) {
		place += 1;
		if (!wanted(place)) continue;
		const recipient = readRecipient(line.toString("utf8"));
		if (recipient === undefined) throw new Error(`${path}: line ${place + 1} is no recipient`);
		yield { place, recipient };
	}
}

/** Lines as bytes: only what is wanted is made text. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const part of createReadStream(path, { highWaterMark: 128 * 1024 })) {
		const bytes = rest.length === 0 ? (part as Buffer) : Buffer.concat([rest, part as Buffer]);
		let from = 0;
		for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
			yield bytes.subarray(from, end);
			from = end + 1;
		}
		rest = bytes.subarray(from);
	}
	if (rest.length > 0) yield rest;
}

/** Hash of the file. */
export async function audienceHash(dataFolder: string, id: string): Promise<string> {
	const hash = createHash("sha256");
	for await (const part of createReadStream(join(campaignFolder(dataFolder, id), FILES.audience))) hash.update(part as Buffer);
	return hash.digest("hex");
}
