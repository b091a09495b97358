/** Takes mails that came back: the ledger says so, and an address that does not exist, or does not want it, gets nothing more. */
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BounceAnswer } from "../../cli/warn-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAudience } from "../../delivery/campaign/audience-file.ts";
import { holdLedger } from "../../delivery/campaign/folder.ts";
import { isOurs, readLinkWord } from "../../delivery/campaign/links.ts";
import { bounceTag, recipientHash, recipientSalt } from "../../delivery/campaign/tags.ts";
import { isMailboxAddress, type OpenMailbox, openMailbox } from "../../delivery/mailbox/read-mailbox.ts";
import { type Bounce, readBounce } from "../../warn/bounce/read-bounce.ts";
import type { Campaign } from "../../warn/campaign.ts";
import type { OutcomeRecord } from "../../warn/ledger/record.ts";
import { createStanding } from "../../warn/ledger/standing.ts";
import type { Suppression } from "../../warn/subscriber.ts";
import { openCampaign } from "./campaigns.ts";
import { openSubscribers } from "./subscribers.ts";

/** Bytes of one mail that are read. */
const MOST_BYTES = 10 * 1024 * 1024;

/** How long an address that bounced gets nothing: a mailbox may come back. */
const BOUNCED_MS = 180 * 86_400_000;

/** A bounce that is ours, with whom it is about. */
interface Proven {
	readonly campaign: Campaign;
	readonly place: number;
	readonly to: string;
	readonly bounce: Bounce;
}

/** Takes the mails of some files, folders and maildirs. */
export async function takeBounces(
	dataFolder: string,
	paths: readonly string[],
	version: string,
	now: number,
): Promise<Result<readonly BounceAnswer[], Problem>> {
	const opened = await openSubscribers(dataFolder, version);
	if (!opened.ok) return opened;
	const { store, close } = opened.value;
	const answers: BounceAnswer[] = [];
	const proven: Proven[] = [];
	const suppressions: Suppression[] = [];
	const boxes: OpenMailbox[] = [];
	try {
		for (const path of paths.filter(isMailboxAddress)) {
			const box = await openMailbox(path, process.env["SEAWALL_IMAP_PASSWORD"], MOST_BYTES);
			if (!box.ok) return box;
			boxes.push(box.value);
		}
		const held = new Set((await store.suppressions(now)).map(({ email, stream }) => `${email} ${stream ?? ""}`));
		for await (const { file, text, reason } of mailsIn(paths, boxes)) {
			const refuse = (words: string) => void answers.push({ file, kind: "refused", to: undefined, campaign: undefined, words });
			if (text === undefined) {
				refuse(reason);
				continue;
			}
			const bounce = readBounce(text);
			if (bounce === undefined) {
				refuse("it is no report of a delivery and no complaint");
				continue;
			}
			const found = await prove(dataFolder, bounce);
			if (found === undefined) {
				refuse("nothing in it proves that it is about a message of ours");
				continue;
			}
			proven.push(found);
			answers.push({ file, kind: bounce.kind, to: found.to, campaign: found.campaign.id, words: bounce.words });
			const email = found.to.toLowerCase();
			const stream = bounce.kind === "complained" ? found.campaign.stream : undefined;
			const key = `${email} ${stream ?? ""}`;
			if (bounce.kind === "delayed" || held.has(key)) continue;
			held.add(key);
			suppressions.push({
				email,
				stream,
				reason: bounce.kind,
				words: bounce.words,
				addedAt: now,
				expiresAt: bounce.kind === "bounced" ? now + BOUNCED_MS : undefined,
			});
		}
		const noted = await note(dataFolder, proven, now);
		if (!noted.ok) return noted;
		await store.suppress({ suppressions, who: "local", at: now });
		// Only what is on record counts as read.
		for (const box of boxes) await box.settle();
		return ok(answers);
	} finally {
		for (const box of boxes) await box.close();
		await close();
	}
}

/** Who it is about, where a tag or a link in it could only have been made here. */
async function prove(dataFolder: string, bounce: Bounce): Promise<Proven | undefined> {
	for (const { campaign: id, recipient, tag } of bounce.returnPaths) {
		const campaign = await openCampaign(dataFolder, id);
		if (!campaign.ok || bounceTag(campaign.value.secret, id, recipient) !== tag) continue;
		for await (const { place, recipient: each } of readAudience(dataFolder, id, (at) => at === recipient))
			return { campaign: campaign.value, place, to: each.to, bounce };
	}
	for (const text of bounce.linkWords) {
		const word = readLinkWord(text);
		const campaign = word === undefined ? undefined : await openCampaign(dataFolder, word.campaign);
		if (word?.use !== "leave" || campaign?.ok !== true || !isOurs(campaign.value, word)) continue;
		for await (const { place, recipient } of readAudience(dataFolder, word.campaign, () => true))
			if ((recipient.subscriber ?? recipient.to) === word.subject) return { campaign: campaign.value, place, to: recipient.to, bounce };
	}
	return undefined;
}

/** Writes to the ledgers what did not arrive, once for each recipient. */
async function note(dataFolder: string, proven: readonly Proven[], at: number): Promise<Result<void, Problem>> {
	for (const [id, some] of Map.groupBy(proven, ({ campaign }) => campaign.id)) {
		const [first] = some;
		if (first === undefined) continue;
		const standing = createStanding(first.campaign.recipients);
		const last = new Map<number, OutcomeRecord>();
		const ledger = await holdLedger(dataFolder, id, (record) => {
			standing.apply(record);
			if (record.kind === "outcome" && some.some(({ place }) => place === record.recipient)) last.set(record.recipient, record);
		});
		if (!ledger.ok) return ledger;
		try {
			for (const { place, to, bounce, campaign } of some) {
				if (bounce.kind !== "bounced" || standing.state(place) === "undelivered") continue;
				const before = last.get(place);
				const record: OutcomeRecord = {
					kind: "outcome",
					recipient: place,
					attempt: Math.max(1, standing.attempts(place)),
					outcome: "undelivered",
					messageSha256: before?.messageSha256 ?? "0".repeat(64),
					recipientSha256: recipientHash(recipientSalt(campaign.secret, place), to),
					reply: bounce.words,
					server: before?.server ?? "",
					tls: before?.tls ?? null,
					at,
				};
				ledger.value.note(record);
				standing.apply(record);
			}
		} finally {
			await ledger.value.close();
		}
	}
	return ok(undefined);
}

interface FoundMail {
	readonly file: string;
	readonly text: string | undefined;
	readonly reason: string;
}

/** Files as they are named; of a folder its files, of a maildir those in `new` and `cur`. */
async function* mailsIn(paths: readonly string[], boxes: readonly OpenMailbox[]): AsyncGenerator<FoundMail> {
	for (const { mails } of boxes)
		for await (const { name, text } of mails) yield { file: name, text, reason: `it has more than ${MOST_BYTES} bytes` };
	for (const path of paths) {
		if (isMailboxAddress(path)) continue;
		if (!existsSync(path)) {
			yield { file: path, text: undefined, reason: "there is no such file" };
			continue;
		}
		if (!(await stat(path)).isDirectory()) {
			yield await mailAt(path);
			continue;
		}
		const folders = existsSync(join(path, "new"))
			? ["new", "cur"].map((name) => join(path, name)).filter((each) => existsSync(each))
			: [path];
		for (const folder of folders)
			for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1)))
				if (entry.isFile()) yield await mailAt(join(folder, entry.name));
	}
}

async function mailAt(file: string): Promise<FoundMail> {
	if ((await stat(file)).size > MOST_BYTES) return { file, text: undefined, reason: `it has more than ${MOST_BYTES} bytes` };
	return { file, text: (await readFile(file)).toString("utf8"), reason: "" };
}
