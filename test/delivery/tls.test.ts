/** TLS and signing in, as real servers ask for them, over both ways: who does not prove their name gets neither password nor message. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { readCampaignLedger } from "../../src/delivery/campaign/folder.ts";
import { sendCampaign } from "../../src/delivery/campaign/send-campaign.ts";
import type { LedgerRecord } from "../../src/warn/ledger/record.ts";
import { madeCampaign, sendingOf } from "../support/campaign.ts";
import { testNeeding } from "../support/needs.ts";
import { makeAuthority, openssl } from "../support/throw-away-authority.ts";

const testHere = testNeeding("openssl", openssl);
const good = openssl === undefined ? undefined : makeAuthority(["localhost", "127.0.0.1"]);
const other = openssl === undefined ? undefined : makeAuthority(["mail.example.org"]);
const expired = openssl === undefined ? undefined : makeAuthority(["localhost", "127.0.0.1"], -1);
const stranger = openssl === undefined ? undefined : makeAuthority(["localhost", "127.0.0.1"]);
const usual = getCACertificates("default");
// All but the stranger are trusted, as an operator would trust an authority of their own.
setDefaultCACertificates([...usual, ...[good, other, expired].map((each) => each?.ca ?? "").filter((ca) => ca !== "")]);
after(() => {
	setDefaultCACertificates(usual);
	for (const each of [good, other, expired, stranger]) each?.clean();
});

const ENGINES = ["own", "nodemailer"] as const;

interface Heard {
	readonly port: number;
	readonly messages: string[];
	readonly signedIn: string[];
}

async function server(context: TestContext, options: SMTPServerOptions, host = "127.0.0.1"): Promise<Heard> {
	const [messages, signedIn]: [string[], string[]] = [[], []];
	const made = new SMTPServer({
		authOptional: options.authMethods === undefined,
		...options,
		onAuth(auth, _, callback) {
			signedIn.push(`${auth.method} ${auth.username} ${auth.password}`);
			const isRight = auth.username === "seawall" && (auth.password === "grüße p:w" || auth.validatePassword?.("grüße p:w") === true);
			return isRight ? callback(null, { user: "seawall" }) : callback(Object.assign(new Error("no"), { responseCode: 535 }));
		},
		onData(stream, _, callback) {
			let raw = "";
			stream.on("data", (part: Buffer) => {
				raw += part.toString("latin1");
			});
			stream.on("end", () => {
				messages.push(raw);
				callback(null, "taken");
			});
		},
	});
	made.on("error", () => undefined);
	await new Promise<void>((resolve) => made.listen(0, host, resolve));
	context.after(() => new Promise<void>((resolve) => made.close(() => resolve())));
	return { port: (made.server.address() as AddressInfo).port, messages, signedIn };
}

async function send(context: TestContext, address: string, recipients = 12) {
	const dataFolder = mkdtempSync(join(tmpdir(), "seawall-tls-"));
	context.after(() => rmSync(dataFolder, { recursive: true, force: true }));
	const campaign = await madeCampaign(
		dataFolder,
		Array.from({ length: recipients }, (_, n) => `r${n}@d${n % 3}.example`),
	);
	const sent = await sendCampaign(sendingOf(dataFolder, campaign, address, { connections: 3, giveUpMs: 300 }));
	assert.ok(sent.ok);
	const records: LedgerRecord[] = [];
	assert.ok((await readCampaignLedger(dataFolder, campaign.id, (record) => void records.push(record))).ok);
	return { counts: sent.value.standing.counts(), unreachable: sent.value.unreachable, records };
}

for (const engine of ENGINES) {
	for (const secure of [true, false]) {
		const kind = secure ? "TLS from the first byte" : "STARTTLS";
		const at = (host: string, port: number, more = "") => `${secure ? "smtps" : "smtp"}://${more}${host}:${port}?engine=${engine}`;

		for (const host of ["localhost", "127.0.0.1"])
			testHere(`${engine}, ${kind}, ${host}: all is sent, and the ledger says under which protocol`, async (context) => {
				const warnings: string[] = [];
				const listen = (warning: Error) => void warnings.push(warning.message);
				process.on("warning", listen);
				context.after(() => void process.off("warning", listen));
				const heard = await server(context, { secure, key: good?.key, cert: good?.cert });
				const { counts, records } = await send(context, at(host, heard.port));
				assert.equal(counts.sent, 12);
				assert.equal(heard.messages.length, 12);
				const outcomes = records.filter((each) => each.kind === "outcome");
				for (const { tls, reply, server: place } of outcomes) {
					assert.match(tls ?? "", /^TLSv1\.[23] \w+/);
					assert.match(reply, /^250 .*taken/);
					assert.equal(place, `${host}:${heard.port}`);
				}
				await new Promise((resolve) => setImmediate(resolve));
				assert.deepEqual(warnings, []);
			});

		for (const [what, authority] of [
			["a certificate for another name", other],
			["an expired certificate", expired],
			["a certificate of an authority that nobody trusts", stranger],
		] as const)
			testHere(`${engine}, ${kind}: ${what} gets neither password nor message`, async (context) => {
				const heard = await server(context, { secure, key: authority?.key, cert: authority?.cert, authMethods: ["PLAIN"] });
				const { counts, unreachable } = await send(context, at("localhost", heard.port, "seawall:gr%C3%BC%C3%9Fe%20p%3Aw@"));
				assert.deepEqual([counts.sent, counts.waiting], [0, 12]);
				assert.ok((unreachable ?? "").length > 3, unreachable);
				assert.deepEqual([heard.messages, heard.signedIn], [[], []]);
			});

		for (const method of engine === "own" ? ["PLAIN", "LOGIN"] : ["PLAIN", "LOGIN", "CRAM-MD5"])
			testHere(`${engine}, ${kind}: ${method} lets in with the right password, and with a wrong one nothing is sent`, async (context) => {
				const heard = await server(context, { secure, key: good?.key, cert: good?.cert, authMethods: [method] });
				const right = await send(context, at("localhost", heard.port, "seawall:gr%C3%BC%C3%9Fe%20p%3Aw@"));
				assert.equal(right.counts.sent, 12);
				assert.ok(heard.signedIn.every((line) => line.startsWith(`${method} seawall`)));
				const wrong = await send(context, at("localhost", heard.port, "seawall:wrong@"));
				assert.deepEqual([wrong.counts.sent, wrong.counts.waiting], [0, 12]);
				assert.match(wrong.unreachable ?? "", /let this program in.*535/);
			});
	}
}

testHere("a server of another machine that offers no TLS, or turns it down, gets nothing", async (context) => {
	for (const engine of ENGINES) {
		const heard = await server(context, { disabledCommands: ["STARTTLS"] }, "127.0.0.2");
		const plain = await send(context, `smtp://127.0.0.2:${heard.port}?engine=${engine}`);
		assert.deepEqual([plain.counts.sent, plain.counts.waiting, heard.messages.length], [0, 12, 0]);
		assert.match(plain.unreachable ?? "", /TLS/i, engine);
		const allowed = await send(context, `smtp://127.0.0.2:${heard.port}?engine=${engine}&tls=optional`);
		assert.equal(allowed.counts.sent, 12, "unless the address says so");
	}
});
