/** A mail server that keeps what it gets. */
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { SMTPServer } from "smtp-server";

/** A letter as it came in. */
export interface Received {
	readonly from: string;
	readonly to: readonly string[];
	/** The whole message, with its header. */
	readonly raw: string;
}

/** A sink; `refuse` answers the next letters with that code. */
export interface MailSink {
	readonly address: string;
	readonly received: Received[];
	refuse: number | undefined;
	/** Waits for so many letters. */
	until(count: number): Promise<void>;
}

/** Starts one on a free port of this machine; it goes when the test ends. */
export async function mailSink(context: TestContext): Promise<MailSink> {
	const received: Received[] = [];
	const sink: MailSink = {
		address: "",
		received,
		refuse: undefined,
		async until(count) {
			for (let n = 0; n < 400 && received.length < count; n += 1) await new Promise((resolve) => setTimeout(resolve, 25));
			if (received.length < count) throw new Error(`${received.length} of ${count} letters came`);
		},
	};
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, session, callback) {
			let raw = "";
			stream.setEncoding("utf8");
			stream.on("data", (part: string) => {
				raw += part;
			});
			stream.on("end", () => {
				if (sink.refuse !== undefined) return callback(Object.assign(new Error("refused"), { responseCode: sink.refuse }));
				const { mailFrom, rcptTo } = session.envelope;
				received.push({ from: mailFrom === false ? "" : (mailFrom?.address ?? ""), to: rcptTo.map(({ address }) => address), raw });
				return callback();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	context.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
	const { port } = server.server.address() as AddressInfo;
	return Object.assign(sink, { address: `smtp://127.0.0.1:${port}` });
}

/** The text of a letter: its body without quoted-printable. */
export function bodyOf({ raw }: Received): string {
	const [head = "", ...rest] = raw.split("\r\n\r\n");
	const body = rest.join("\r\n\r\n");
	if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
	if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body;
	const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, "latin1").toString("utf8");
}
