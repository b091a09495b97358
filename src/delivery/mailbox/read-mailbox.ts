/** Mails of a mailbox that nobody has read yet, over IMAP by imapflow, which is loaded when a mailbox is named. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** A mail; `text` is missing where it is larger than what is read. */
export interface BoxedMail {
	/** `imaps://host/INBOX;UID=12` */
	readonly name: string;
	readonly text: string | undefined;
}

/** A mailbox that is open. */
export interface OpenMailbox {
	/** The oldest unread ones, at most 10 000 a call. */
	readonly mails: AsyncIterable<BoxedMail>;
	/** Marks what was read as read, so that it is not read again. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

const MOST_MAILS = 10_000;
const PATIENCE_MS = 30_000;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether a path is the address of a mailbox. */
export function isMailboxAddress(path: string): boolean {
	return /^imaps?:\/\//i.test(path);
}

/**
 * Opens `imaps://account:password@host/INBOX`; `imap://` is raised to TLS except on this machine. The password is also taken from
 * `password`, so that it need not stand in the list of processes.
 *
 * @returns `delivery/bad-mailbox`, or `delivery/unreachable`.
 */
export async function openMailbox(address: string, password: string | undefined, mostBytes: number): Promise<Result<OpenMailbox, Problem>> {
	if (!URL.canParse(address)) return err(bad("the address of the mailbox is none"));
	const url = new URL(address);
	const secure = url.protocol === "imaps:";
	const pass = url.password === "" ? password : decodeURIComponent(url.password);
	if (url.hostname === "" || url.username === "" || pass === undefined)
		return err(bad("the address of the mailbox lacks host, account or password"));
	const { ImapFlow } = await import("imapflow");
	const box = decodeURIComponent(url.pathname.slice(1)) || "INBOX";
	const place = `${url.protocol}//${url.host}/${box}`;
	const client = new ImapFlow({
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port === "" ? (secure ? 993 : 143) : Number(url.port),
		secure,
		...(secure ? {} : { doSTARTTLS: !LOOPBACK.has(url.hostname) }),
		auth: { user: decodeURIComponent(url.username), pass },
		logger: false,
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS * 4,
	});
	// A connection that ends while nobody asks is heard when somebody does.
	client.on("error", () => undefined);
	try {
		await client.connect();
		await client.mailboxOpen(box);
	} catch (error) {
		client.close();
		return err(unreachable(error, place));
	}
	const read: number[] = [];
	return ok({
		mails: unread(client, place, mostBytes, read),
		async settle() {
			for (let from = 0; from < read.length; from += 200)
				await client.messageFlagsAdd(read.slice(from, from + 200), ["\\Seen"], { uid: true });
		},
		close: () => client.logout().catch(() => client.close()),
	});
}

async function* unread(
	client: InstanceType<typeof import("imapflow")["ImapFlow"]>,
	place: string,
	mostBytes: number,
	read: number[],
): AsyncGenerator<BoxedMail> {
	const found = await client.search({ seen: false }, { uid: true });
	for (const uid of (found === false || found === undefined ? [] : found).slice(0, MOST_MAILS)) {
		// One byte more than what is read tells that it is larger.
		const mail = await client.fetchOne(String(uid), { source: { start: 0, maxLength: mostBytes + 1 } }, { uid: true });
		const source = mail === false ? undefined : mail.source;
		if (source === undefined) continue;
		read.push(uid);
		yield { name: `${place};UID=${uid}`, text: source.length > mostBytes ? undefined : source.toString("utf8") };
	}
}

function bad(message: string): Problem {
	return {
		code: "delivery/bad-mailbox",
		message,
		at: "",
		todo: "Write it as imaps://account:password@mail.example.org/INBOX, or set SEAWALL_IMAP_PASSWORD.",
	};
}

function unreachable(error: unknown, at: string): Problem {
	const { code, responseText, authenticationFailed } = error as { code?: unknown; responseText?: unknown; authenticationFailed?: unknown };
	const why =
		authenticationFailed === true
			? "it does not let this program in"
			: typeof responseText === "string"
				? responseText.slice(0, 200)
				: typeof code === "string"
					? code
					: "no connection";
	return {
		code: "delivery/unreachable",
		message: `the mailbox cannot be opened: ${why}`,
		at,
		todo: "Check address, account and password; nothing was taken.",
	};
}
