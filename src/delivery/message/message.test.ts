/** Messages as they are composed, held against nodemailer, and signatures against mailauth. */
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { dkimVerify } from "mailauth";
import { createTransport } from "nodemailer";
import { slot } from "../../warn/edition/slot.ts";
import { readAddress } from "./address.ts";
import { type Copy, composer, type Issue } from "./compose.ts";
import { headerText, mailbox } from "./header.ts";
import { quotedPrintable } from "./quoted-printable.ts";
import { compileBody } from "./template.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed = generateKeyPairSync("ed25519");
const keys = [
	{ domain: "example.org", selector: "r1", key: rsa.privateKey },
	{ domain: "example.org", selector: "e1", key: ed.privateKey },
];
const records: Readonly<Record<string, string>> = {
	"r1._domainkey.example.org": `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: "spki", format: "der" }).toString("base64")}`,
	"e1._domainkey.example.org": `v=DKIM1; k=ed25519; p=${ed.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64")}`,
};

const issue: Issue = {
	from: { name: "Seawall Warnungen", address: "warnings@example.org" },
	list: { name: "Warnings", id: "warnings.example.org" },
	help: "https://seawall.example.org/subscribe",
	archive: "https://seawall.example.org/advisories",
	parts: [
		{ type: "text/plain", text: `Grüße, ${slot("name")}!\n.\nFrom here on  two blanks \n${slot("table")}\nEnd` },
		{ type: "text/html", text: `<p>Grüße, ${slot("name")}!</p>\n\n\n   <p>${"a long line ".repeat(40)}</p>` },
	],
	campaign: "c0ffee00",
	keys,
};
const copy: Copy = {
	to: { name: "Ada Lovelace", address: "ada@example.com" },
	subject: "Warnung: 14 Ihrer 212 Geräte – jetzt aktualisieren, diese 3 zuerst, denn sie sind aus dem Internet erreichbar",
	values: [{ name: "Ada", table: "Kamera\t1 =\nKamera 2 " }, { name: "Ada &amp; Co" }],
	messageId: "c0ffee00.1@example.org",
	unsubscribe: `https://seawall.example.org/unsubscribe/${"x".repeat(120)}`,
	at: Date.UTC(2026, 2, 1),
};

function decode(text: string): string {
	const bytes = text.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Header values by name, unfolded and with encoded words decoded, and the decoded bodies of the parts. */
function read(raw: string) {
	const end = raw.indexOf("\r\n\r\n");
	const headers = new Map<string, string>();
	for (const line of raw
		.slice(0, end)
		.replace(/\r\n[ \t]+/g, " ")
		.split("\r\n")) {
		const value = line
			.slice(line.indexOf(":") + 1)
			.trim()
			.replace(/\?= =\?/g, "?==?")
			.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
				way === "B"
					? Buffer.from(word, "base64").toString("latin1")
					: word.replace(/_/g, " ").replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
			);
		headers.set(line.slice(0, line.indexOf(":")).toLowerCase(), Buffer.from(value, "latin1").toString("utf8"));
	}
	const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
	const parts = raw
		.slice(end)
		.split(`--${boundary}`)
		.slice(1, -1)
		.map((part) => decode(part.slice(part.indexOf("\r\n\r\n") + 4, -2)));
	return { headers, parts };
}

test("nodemailer says the same of a message: headers and both texts", async () => {
	const ours = read((await composer({ ...issue, keys: [] })(copy)).bytes.toString("latin1"));
	const fill = (part: number, at: number) =>
		(issue.parts[part]?.text ?? "")
			.replace(slot("name"), copy.values[at]?.["name"] ?? "")
			.replace(slot("table"), copy.values[at]?.["table"] ?? "");
	const made = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail({
		from: issue.from,
		to: copy.to,
		subject: copy.subject,
		text: fill(0, 0),
		html: fill(1, 1),
		messageId: `<${copy.messageId}>`,
		date: new Date(copy.at),
		list: { unsubscribe: copy.unsubscribe ?? "" },
	});
	const theirs = read((made.message as Buffer).toString("latin1"));
	for (const name of ["from", "to", "subject", "date", "message-id", "mime-version"])
		assert.equal(ours.headers.get(name), theirs.headers.get(name), name);
	assert.deepEqual(ours.parts.length, 2);
	assert.deepEqual(
		ours.parts.map((part) => part.replaceAll("\r\n", "\n")),
		theirs.parts.map((part) => part.replaceAll("\r\n", "\n")),
	);
});

test("both signatures hold, and cover one click and the list; a changed word breaks both", async () => {
	const { bytes } = await composer(issue)(copy);
	const resolver = async (name: string, type: string) => {
		const record = records[name];
		if (type !== "TXT" || record === undefined) throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
		return [[record]];
	};
	const verified = await dkimVerify(bytes, { resolver });
	assert.deepEqual(
		verified.results.map(({ status, signingDomain, algo }) => [status.result, signingDomain, algo]),
		[
			["pass", "example.org", "rsa-sha256"],
			["pass", "example.org", "ed25519-sha256"],
		],
	);
	for (const { signingHeaders } of verified.results) {
		const keys_ = String(signingHeaders?.keys ?? "").toLowerCase();
		for (const name of ["from", "subject", "list-id", "list-unsubscribe", "list-unsubscribe-post"])
			assert.match(keys_, new RegExp(`\\b${name}\\b`));
	}
	const text = bytes.toString("utf8");
	for (const changed of [text.replace("One-Click", "Two-Click"), text.replace("long line", "new line"), `Subject: other\r\n${text}`]) {
		const { results } = await dkimVerify(Buffer.from(changed), { resolver });
		assert.deepEqual([...new Set(results.map(({ status }) => status.result === "pass"))], [false]);
	}
	// A relay folds headers anew and shrinks blanks; the signatures are made for it.
	const folded = text.replace("List-Id: Warnings <", "List-Id: Warnings\r\n\t  <");
	assert.notEqual(folded, text);
	const { results } = await dkimVerify(Buffer.from(folded), { resolver });
	assert.deepEqual([...new Set(results.map(({ status }) => status.result))], ["pass"]);
});

const anyText = fc.string({
	unit: fc.oneof(
		fc.constantFrom(" ", ".", "\r\n", "\n", "=", "F", "\t", "ü", "\ud800"),
		fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
	),
	maxLength: 300,
});

test("any text comes back, and nothing on the way has a reason to touch it", () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const made = quotedPrintable(text).text;
			assert.equal(
				decode(made).replaceAll("\r\n", "\n"),
				Buffer.from(text, "utf8")
					.toString("utf8")
					.replace(/\r\n|\r|\n/g, "\n"),
			);
			for (const line of made.split("\r\n"))
				assert.ok(line.length <= 76 && !/^\.|^From |[ \t]$| {2}|[^\x20-\x7e]/.test(line), JSON.stringify(line));
		}),
	);
});

test("places are filled as if the text had been written so", () => {
	fc.assert(
		fc.property(anyText, anyText, anyText, (before, value, after) => {
			const clean = (text: string) => text.replace(/[\ue000\ue001]/g, "");
			const [a, b, c] = [clean(before), clean(value), clean(after)];
			const pieces = compileBody([{ type: "text/plain", text: `${a}${slot("x")}${c}` }], "b").fill([{ x: value }]);
			const filled = Buffer.concat([...pieces]).toString("latin1");
			const part = filled.slice(filled.indexOf("\r\n\r\n") + 4, filled.length - "\r\n--b--\r\n".length);
			const lines = (text: string) =>
				Buffer.from(text, "utf8")
					.toString("utf8")
					.replace(/\r\n|\r|\n/g, "\n");
			// Half a pair at an edge is no character, whichever side it was on.
			assert.equal(decode(part).replaceAll("\r\n", "\n"), lines(a) + lines(b) + lines(c));
		}),
	);
});

test("a stranger's words make no header", () => {
	fc.assert(
		fc.property(anyText, (text) => {
			for (const value of [headerText(text), mailbox(text, "a@b.example")])
				assert.ok(!/\r\n(?! )|\r(?!\n)|(?<!\r)\n/.test(value), JSON.stringify(value));
		}),
	);
	assert.equal(headerText("Update now\r\nBcc: eve@example.org"), "Update now Bcc: eve@example.org");
	assert.equal(mailbox('Ada "the" <Countess>', "a@b.example"), '"Ada \\"the\\" <Countess>" <a@b.example>');
});

test("a name of ten million characters is cut, quickly", () => {
	assert.ok(headerText("ü".repeat(10_000_000)).length < 10_000);
});

// as written, as it goes out, or refused
for (const [text, expected] of [
	["ada@example.org", "ada@example.org"],
	["Ada@EXAMPLE.org", "Ada@example.org"],
	["ada@bücher.example", "ada@xn--bcher-kva.example"],
	["адам@example.org", "адам@example.org"],
	["a@b.example,eve@example.org", undefined],
	["a@b.example>\r\nRCPT TO:<eve@example.org", undefined],
	["<a@b.example>", undefined],
	["a b@c.example", undefined],
	["@example.org", undefined],
	["a@", undefined],
	["a..b@example.org", undefined],
	["a@-b.example", undefined],
	[`${"a".repeat(65)}@example.org`, undefined],
	["a@[127.0.0.1]", undefined],
	["a\u202e@example.org", undefined],
] as const) {
	test(`the address ${JSON.stringify(text.slice(0, 40))}: ${expected ?? "refused"}`, () => {
		assert.equal(readAddress(text)?.text, expected);
	});
}
