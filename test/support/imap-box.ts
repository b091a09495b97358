/** A mail server of few words that speaks IMAP (RFC 3501) as far as reading unread mails goes. */
import { type AddressInfo, createServer } from "node:net";
import type { TestContext } from "node:test";

/** A mailbox; `seen` are the numbers of mails that were marked as read. */
export interface ImapBox {
	readonly address: string;
	readonly seen: Set<number>;
}

/** Starts one with these mails, for the account `bounces` with the password `secret`. */
export async function imapBox(context: TestContext, mails: readonly string[]): Promise<ImapBox> {
	const seen = new Set<number>();
	const server = createServer((socket) => {
		let [rest, asked] = ["", ""];
		const say = (line: string): undefined => {
			socket.write(`${line}\r\n`, "latin1");
		};
		socket.on("error", () => socket.destroy());
		say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready");
		const unseen = () => mails.map((_, index) => index + 1).filter((uid) => !seen.has(uid));
		const answer = (tag: string, words: string): undefined => {
			const verb = words.toUpperCase();
			if (verb.startsWith("CAPABILITY")) say("* CAPABILITY IMAP4rev1 AUTH=PLAIN");
			else if (verb.startsWith("AUTHENTICATE PLAIN")) {
				asked = tag;
				return say("+ ");
			} else if (verb.startsWith("LIST") || verb.startsWith("LSUB")) say('* LIST () "/" INBOX');
			else if (verb.startsWith("SELECT")) {
				say("* FLAGS (\\Seen)");
				say(`* ${mails.length} EXISTS`);
				say("* OK [UIDVALIDITY 1] ok");
				say(`* OK [UIDNEXT ${mails.length + 1}] ok`);
				return say(`${tag} OK [READ-WRITE] open`);
			} else if (verb.startsWith("UID SEARCH")) say(`* SEARCH ${unseen().join(" ")}`.trim());
			else if (verb.startsWith("UID FETCH")) {
				const uid = Number(/^UID FETCH (\d+)/.exec(verb)?.[1]);
				const most = Number(/<0\.(\d+)>/.exec(verb)?.[1] ?? Number.POSITIVE_INFINITY);
				const text = (mails[uid - 1] ?? "").slice(0, most);
				say(`* ${uid} FETCH (UID ${uid} BODY[]<0> {${text.length}}\r\n${text})`);
			} else if (verb.startsWith("UID STORE")) {
				const set = /^UID STORE (\S+)/.exec(verb)?.[1] ?? "";
				for (const part of set.split(",")) {
					const [from = 0, to = from] = part.split(":").map(Number);
					for (let uid = from; uid <= to; uid += 1) seen.add(uid);
				}
			} else if (verb.startsWith("LOGOUT")) {
				say("* BYE");
				say(`${tag} OK bye`);
				socket.end();
				return;
			}
			say(`${tag} OK done`);
		};
		socket.on("data", (part) => {
			rest += part.toString("latin1");
			for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				if (asked !== "") {
					const given = Buffer.from(line, "base64").toString("utf8");
					say(given === "\0bounces\0secret" ? `${asked} OK welcome` : `${asked} NO [AUTHENTICATIONFAILED] no`);
					asked = "";
					continue;
				}
				const blank = line.indexOf(" ");
				if (blank > 0) answer(line.slice(0, blank), line.slice(blank + 1));
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => void server.close());
	return { address: `imap://bounces:secret@127.0.0.1:${(server.address() as AddressInfo).port}/INBOX`, seen };
}
