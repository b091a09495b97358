/** `seawall advisory publish|withdraw|sign|published|recipient`: our own documents as a trusted provider serves them. */
import { resolve } from "node:path";
import type { Published, Publisher, Recipient } from "../advisory/provider/publish/ports.ts";
import { toLine, visible } from "../core/problem.ts";
import { oneDocument } from "./one-document.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options of `publish` as commander gives them. */
export interface PublishCall {
	readonly to?: string;
	readonly protected?: string;
	readonly serve: boolean;
	readonly url?: string;
	readonly contact?: string;
	readonly role?: "csaf_publisher" | "csaf_provider" | "csaf_trusted_provider";
	readonly origin?: string;
	readonly format: string;
	readonly data: string;
}

async function withPublisher<T>(data: string, ports: Ports, work: (publisher: Publisher) => Promise<T>): Promise<T> {
	const publisher = orFail(await ports.provider.openPublisher(data));
	try {
		return await work(publisher);
	} finally {
		await publisher.close();
	}
}

/** Publishes a document. */
export async function publishDocument(named: string, call: PublishCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	if ((call.to === undefined) !== call.serve)
		throw new CallError({
			code: "cli/wrong-call",
			message: "say where to publish",
			at: "",
			todo: "Give either --to DIR or --serve.",
		});
	const { bytes, file } = await oneDocument(named, { data: call.data, origin: call.origin }, ports);
	return withPublisher(call.data, ports, async (publisher) => {
		const open = call.to === undefined ? publisher.served.open : resolve(call.to);
		const closed = call.to === undefined ? publisher.served.closed : resolve(call.protected ?? `${resolve(call.to)}-protected`);
		const options = { target: { open, closed }, origin: call.url, contact: call.contact, role: call.role };
		return tell("published", orFail(await publisher.publish(bytes, file, options)), call.format, ports);
	});
}

/** Takes a document back; a tombstone stays. */
export async function withdrawDocument(
	id: string,
	call: { readonly reason: string; readonly format: string; readonly data: string },
	ports: Ports,
): Promise<number> {
	checkTableOrJson(call.format);
	return withPublisher(call.data, ports, async (publisher) => {
		const withdrawn = orFail(await publisher.withdraw(id, call.reason));
		const code = await tell("withdrawn", withdrawn, call.format, ports);
		const kept = await ports.provider.keepRevision(call.data, withdrawn.bytes, withdrawn.trackingId);
		if (!kept.ok) ports.say(toLine(kept.error));
		let told = 0;
		for await (const _ of ports.warn.told(call.data, withdrawn.trackingId)) told += 1;
		if (told > 0)
			ports.say(
				`${told === 1 ? "1 person was" : `${told} people were`} told of it. To tell them that it is withdrawn: seawall warn send ${visible(withdrawn.trackingId, 80)} --told --yes`,
			);
		return code;
	});
}

async function tell(did: string, published: Published, format: string, ports: Ports): Promise<number> {
	const { trackingId, version, label, url, fingerprint, targets, health, notes } = published;
	for (const note of notes) ports.say(note);
	const failed = health.requirements.filter(({ result }) => result === "fail");
	if (format === "json") {
		const told = { schema: "seawall/publication/1", did, trackingId, version, label, url, fingerprint, targets, health };
		await ports.out(`${JSON.stringify(told, undefined, 2)}\n`);
	} else {
		const places = targets.map(
			({ open, closed }) => `  ${open}${label === "CLEAR" || label === "GREEN" || label === "UNLABELED" ? "" : ` (protected: ${closed})`}`,
		);
		const lines = [
			`${visible(trackingId, 100)} ${visible(version, 40)} (TLP:${label}) is ${did}, signed by ${fingerprint}.`,
			...places,
			`  ${url}`,
			`Check: ${health.passed} of ${health.of} requirements that a folder shows hold.`,
			...failed.map(({ num, description, text }) => `  FAIL ${num} ${description}: ${visible(text, 300)}`),
		];
		await ports.out(`${lines.join("\n")}\n`);
	}
	return failed.length > 0 ? 1 : 0;
}

/** Signs anew, makes a new key, or retires an old one. */
export async function signDocuments(
	ids: readonly string[],
	call: { readonly newKey: boolean; readonly retire?: string; readonly data: string },
	ports: Ports,
): Promise<number> {
	return withPublisher(call.data, ports, async (publisher) => {
		if (call.retire !== undefined) {
			orFail(await publisher.retire(call.retire));
			await ports.out(`The key ${visible(call.retire, 80)} is not stated any more.\n`);
			return 0;
		}
		const { signed, notes } = orFail(call.newKey ? await publisher.rollOver() : await publisher.sign(ids));
		for (const note of notes) ports.say(note);
		await ports.out(`${signed === 1 ? "1 document was" : `${signed} documents were`} signed.\n`);
		return 0;
	});
}

/** What is published. */
export async function listPublished(call: { readonly format: string; readonly data: string }, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	return withPublisher(call.data, ports, async (publisher) => {
		const documents = publisher
			.documents()
			.map(({ trackingId, sha256, withdrawn, publishedAt }) => ({ trackingId, sha256, withdrawn, publishedAt }));
		if (call.format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/published/1", documents }, undefined, 2)}\n`);
		else if (documents.length === 0) await ports.out("Nothing is published.\n");
		else
			for (const { trackingId, withdrawn, publishedAt, sha256 } of documents)
				await ports.out(
					`${publishedAt.slice(0, 16)}  ${visible(trackingId, 80)}${withdrawn ? " (withdrawn)" : ""}  ${sha256.slice(0, 16)}\n`,
				);
		return 0;
	});
}

/** Who may read protected documents. */
export async function changeRecipients(
	what: string,
	name = "",
	call: { readonly label: Recipient["label"]; readonly data: string },
	ports: Ports,
): Promise<number> {
	if (!["add", "list", "remove"].includes(what) || (what !== "list" && name.trim() === ""))
		throw new CallError({
			code: "cli/wrong-call",
			message: "say what to do, and with whom",
			at: "",
			todo: "See seawall advisory recipient --help.",
		});
	return withPublisher(call.data, ports, async (publisher) => {
		if (what === "add") {
			ports.say("This is the only time that the token is shown:");
			await ports.out(`${await publisher.addRecipient(name, call.label)}\n`);
			return 0;
		}
		if (what === "remove") {
			if (await publisher.removeRecipient(name)) return 0;
			throw new CallError({
				code: "cli/unknown-recipient",
				message: `nobody is called "${visible(name, 80)}"`,
				at: "NAME",
				todo: "See seawall advisory recipient list.",
			});
		}
		for (const { name: who, label, addedAt } of publisher.recipients())
			await ports.out(`${addedAt.slice(0, 10)}  TLP:${label}  ${visible(who, 80)}\n`);
		return 0;
	});
}
