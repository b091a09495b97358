/** A mail server of few words that pipelines, keeps count of what it took, and misbehaves as each address says. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import type { TestContext } from "node:test";

/** What it does with a message to an address, by the first word of the address. */
export type Manner =
	| "take"
	/** 550 to RCPT. */
	| "bounce"
	/** 451 to RCPT, the first time. */
	| "defer"
	/** Ends the connection after RCPT, the first time. */
	| "cut"
	/** Takes the message and ends the connection before it says so, the first time. */
	| "silent"
	/** 554 behind the message. */
	| "late";

/** The sink. */
export interface SmtpSink {
	readonly address: string;
	readonly port: number;
	/** Message-IDs by address, as often as each was taken. */
	readonly taken: Map<string, string[]>;
	/** Who the newest message to an address was from. */
	readonly from: Map<string, string>;
	/** The newest messages, whole. */
	readonly messages: string[];
	/** Connections that were made. */
	connections: number;
	/** Most messages that were between their first byte and our answer at once. */
	mostOpen: number;
	/** Answers to RCPT for a domain. */
	readonly answers: Map<string, string>;
	close(): Promise<void>;
}

const MANNERS: readonly string[] = ["take", "bounce", "defer", "cut", "silent", "late"];

/** Starts one at a free port of this machine. */
export async function smtpSink(context: Pick<TestContext, "after"> | undefined, { pipelining = true, keep = 20 } = {}): Promise<SmtpSink> {
	const seen = new Set<string>();
	const sink = {
		address: "",
		port: 0,
		taken: new Map<string, string[]>(),
		from: new Map<string, string>(),
		messages: [] as string[],
		connections: 0,
		mostOpen: 0,
		answers: new Map<string, string>(),
		close: () => new Promise<void>((resolve) => resolve()),
	};
	let open = 0;
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		sink.connections += 1;
		socket.setNoDelay(true);
		socket.on("error", () => socket.destroy());
		let [rest, from, to, isData, manner] = ["", "", "", false, "take"];
		socket.on("close", () => {
			sockets.delete(socket);
			if (isData) open -= 1;
		});
		const say = (text: string): undefined => {
			if (!socket.destroyed) socket.write(`${text}\r\n`);
		};
		const cut = (): undefined => {
			socket.destroy();
		};
		const first = (what: string) => {
			const isFirst = !seen.has(`${what} ${to}`);
			seen.add(`${what} ${to}`);
			return isFirst;
		};
		say("220 sink.example ESMTP");
		const message = (text: string): undefined => {
			isData = false;
			open -= 1;
			if (manner === "late") return say("554 5.6.0 not this one");
			const id = /^Message-ID: <([^>]*)>\r$/im.exec(text)?.[1] ?? "";
			sink.taken.set(to, [...(sink.taken.get(to) ?? []), id]);
			sink.from.set(to, from);
			sink.messages.push(text);
			if (sink.messages.length > keep) sink.messages.shift();
			if (manner === "silent" && first("silent")) return cut();
			return say("250 2.0.0 Ok: taken");
		};
		const line = (text: string): undefined => {
			const verb = text.slice(0, 4).toUpperCase();
			if (verb === "EHLO")
				return say(pipelining ? "250-sink.example\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 SIZE 10000000" : "250 sink.example");
			if (verb === "MAIL") from = /<([^>]*)>/.exec(text)?.[1] ?? "";
			if (verb === "MAIL" || verb === "RSET") return say("250 2.1.0 Ok");
			if (verb === "RCPT") {
				to = /<([^>]*)>/.exec(text)?.[1] ?? "";
				const word = to.split(/[-@.]/)[0] ?? "";
				manner = MANNERS.includes(word) ? word : "take";
				const answer = sink.answers.get(to.slice(to.indexOf("@") + 1));
				if (answer !== undefined) {
					manner = "bounce";
					return say(answer);
				}
				if (manner === "bounce") return say("550 5.1.1 no such mailbox");
				if (manner === "defer" && first("defer")) {
					manner = "bounce";
					return say("451 4.2.0 come again");
				}
				if (manner === "cut" && first("cut")) return cut();
				return say("250 2.1.5 Ok");
			}
			if (verb === "DATA") {
				if (manner === "bounce") return say("554 5.5.1 no valid recipients");
				isData = true;
				open += 1;
				sink.mostOpen = Math.max(sink.mostOpen, open);
				return say("354 go on");
			}
			if (verb === "QUIT") {
				say("221 bye");
				socket.end();
				return;
			}
			return say("502 5.5.2 what?");
		};
		socket.on("data", (part) => {
			rest += part.toString("latin1");
			for (;;) {
				const end = isData ? (rest.startsWith(".\r\n") ? 0 : rest.indexOf("\r\n.\r\n")) : rest.indexOf("\r\n");
				if (end < 0 || socket.destroyed) return;
				const text = rest.slice(0, end + (isData && !rest.startsWith(".\r\n") ? 2 : 0));
				rest = rest.slice(end + (isData ? (rest.startsWith(".\r\n") ? 3 : 5) : 2));
				if (isData) message(text);
				else line(text);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	sink.port = (server.address() as AddressInfo).port;
	sink.address = `smtp://127.0.0.1:${sink.port}`;
	sink.close = () =>
		new Promise<void>((resolve) => {
			for (const socket of sockets) socket.destroy();
			server.close(() => resolve());
		});
	context?.after(() => sink.close());
	return sink;
}
