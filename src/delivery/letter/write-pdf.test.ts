/** A letter as PDF: its words can be selected, umlauts included, and the file says what it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import type { SilentGroup } from "../../warn/escalation/due.ts";
import { letterFor } from "../../warn/escalation/letter.ts";
import { writePdf } from "./write-pdf.ts";

const campaign = {
	id: "campaign01",
	advisory: { id: "SEAWALL-2017-0001", title: "Anmeldung kann übergangen werden", version: "1", sha256: "ab".repeat(32) },
	level: "emergency",
	site: "https://seawall.example.org",
	from: { name: "Prüfstelle", address: "warnings@example.org" },
	createdAt: Date.UTC(2026, 4, 3),
} as const;

const group = (language: "en" | "de", count: number, name = "Kamera"): SilentGroup => ({
	organisation: "Müller & Söhne GmbH",
	people: ["ada@example.org"],
	language,
	devices: {
		organisation: "Müller & Söhne GmbH",
		total: 212,
		affected: count,
		open: 3,
		path: "/",
		first: Array.from({ length: Math.min(count, 10) }, (_, n) => ({
			name: `${name} ${n}`,
			label: "Hikvision DS-2CD2142FWD-I",
			site: undefined,
			firmware: n % 2 === 0 ? undefined : "V5.4.0 build 160414",
			target: n % 3 === 0 ? undefined : "V5.4.5 Build 170124",
			verdict: "known_affected" as const,
			isExposed: true,
		})),
	},
});

/** The text that a reader selects, in the order of the file: what the content streams show, in WinAnsi. */
function textOf(pdf: Uint8Array): string {
	const bytes = Buffer.from(pdf);
	let text = "";
	for (let from = bytes.indexOf("stream\n"); from >= 0; from = bytes.indexOf("stream\n", from + 7)) {
		const end = bytes.indexOf("endstream", from);
		let content = "";
		try {
			content = inflateSync(bytes.subarray(from + 7, end)).toString("latin1");
		} catch {
			continue;
		}
		for (const line of content.matchAll(/\[([^\]]*)\] TJ/g)) {
			const hex = [...(line[1] ?? "").matchAll(/<([0-9a-f]*)>/g)].map((part) => part[1]).join("");
			text += `${new TextDecoder("windows-1252").decode(Buffer.from(hex, "hex"))} `;
		}
	}
	return text.replace(/\s+/g, " ");
}

const AT = Date.UTC(2026, 4, 4);

test("a German letter has its umlauts as text, what to do, the devices, and says what it is", async () => {
	const pdf = await writePdf(letterFor(campaign, group("de", 14), ["Hafenstraße 5", "20457 Hamburg"], AT), AT);
	const text = textOf(pdf);
	for (const words of [
		"Müller & Söhne GmbH",
		"Hafenstraße 5",
		"4. Mai 2026",
		"Dringende Warnung: Anmeldung kann übergangen werden",
		"14 der 212 Geräte",
		"am 3. Mai 2026 geschrieben",
		"Nehmen Sie die Geräte unten noch heute aus dem Internet",
		"V5.4.5 Build 170124",
		"und 6 weitere",
		"SEAWALL-2017-0001",
	])
		assert.ok(text.includes(words), `${words}: ${text}`);
	const raw = Buffer.from(pdf).toString("latin1");
	assert.match(raw, /^%PDF-1\.7/);
	assert.match(raw, /\/Lang \(de-DE\)/);
	assert.ok(raw.includes("(Seawall)") && raw.includes("/Title"), "it says who made it");
	assert.equal(raw.match(/\/Type \/Page\b/g)?.length, 1, "one page");
});

test("where nobody was written to, the letter does not say that somebody was", async () => {
	for (const [language, says, saysNot] of [
		["en", "We know nobody at your organisation", "Written to"],
		["de", "Wir kennen bei Ihnen niemanden", "Geschrieben an"],
	] as const) {
		const text = textOf(await writePdf(letterFor(campaign, { ...group(language, 2), people: [] }, [], AT), AT));
		assert.ok(text.includes(says), text);
		assert.ok(!text.includes(saysNot) && !/answered|geantwortet/.test(text), text);
	}
});

test("an English letter, the same bytes each time; words that no font has stand as a mark and not as nothing", async () => {
	const letter = letterFor(campaign, group("en", 2, "\u4ed3\u5e93 \u202e gate"), [], AT);
	const [one, two] = [await writePdf(letter, AT), await writePdf(letter, AT)];
	assert.deepEqual(Buffer.from(one).equals(Buffer.from(two)), true);
	assert.match(textOf(one), /\?\?.*gate 0/);
	assert.match(textOf(one), /2 of the 212 devices/);
});
