/** Laws of fairness over generated notices, in both languages. Firms and products are invented, but for names that swap in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scoreNotice } from "./score/score-notice.ts";

const NAMES = ["Acme", "Norrwik", "Hikvision", "Dahua", "Axis", "i-PRO", "Hanwha Vision", "Bosch", "3xLOGIC", "Ring"];

const FACTS: Readonly<Record<string, readonly string[]>> = {
	en: [
		"Install 4.2.1 on every T30 by 1 May 2031.",
		"An attacker can switch the camera off without a password.",
		"All versions of the T30 before 4.2.1 are affected.",
		"The file is at downloads.example/t30-4.2.1.bin.",
		"CVE-2031-10044, CVSS 9.8.",
		"We know of no attacks so far.",
		"Until you have updated, block port 80 at the firewall.",
		"The weakness was found by accident in March.",
		"NAME cameras show the picture of others since Sunday.",
	],
	de: [
		"Installieren Sie 4.2.1 auf jeder T30 bis zum 1. Mai 2031.",
		"Angreifer können die Kamera ohne Passwort abschalten.",
		"Betroffen sind alle Versionen der T30 vor 4.2.1.",
		"Die Datei liegt unter downloads.example/t30-4.2.1.bin.",
		"CVE-2031-10044, Schweregrad kritisch (9,8).",
		"Uns sind keine Angriffe bekannt.",
		"Solange das nicht geht, sperren Sie Port 80 im Router.",
		"Kameras von NAME zeigen seit Sonntag fremde Bilder.",
	],
};

const MARKETING: Readonly<Record<string, readonly string[]>> = {
	en: [
		"Visit us at booth B12 and win a weekend in the mountains.",
		"Order the new dome before May and get a free mount.",
		"NAME, the world's leading maker of cameras, is proud of its award-winning quality.",
		"Register now for our webinar and save 20 %.",
		"Introducing the new 8K series with colour at night.",
		"Our customers are at the heart of everything we do.",
	],
	de: [
		"Besuchen Sie uns auf der Messe in Halle 5 an Stand B12.",
		"Jetzt bestellen und 20 % Rabatt sichern, solange der Vorrat reicht.",
		"NAME, einer der führenden Anbieter, setzt neue Maßstäbe bei Qualität und Innovation.",
		"Wir danken unseren Kunden herzlich für ihr Vertrauen.",
		"Die neue 8K-Kamera ist ab sofort im Handel erhältlich.",
	],
};

const DEFENCE: Readonly<Record<string, readonly string[]>> = {
	en: [
		"The claims are completely false.",
		"Only a very small number of older devices is concerned.",
		"Sensational headlines by people who seek attention help nobody.",
		"Users had failed to change their passwords.",
	],
	de: [
		"Die Behauptungen sind frei erfunden und werden entschieden zurückgewiesen.",
		"Nur sehr wenige ältere Geräte sind betroffen.",
		"Die reißerische Darstellung des Magazins schadet der ganzen Branche.",
		"Ursache war ein sorgloser Umgang der Anwender mit Passwörtern.",
	],
};

const languages = fc.constantFrom("en", "de");
const some = (from: Readonly<Record<string, readonly string[]>>, language: string, most: number) =>
	fc.array(fc.constantFrom(...(from[language] ?? [])), { minLength: 0, maxLength: most });

const paragraphs = (sentences: readonly string[]) => sentences.map((sentence) => `<p>${sentence}</p>`).join("\n");
const page = (sentences: readonly string[], title = "Update the T30") =>
	`<html><body><h1>${title}</h1>\n${paragraphs(sentences)}</body></html>`;
const scoreOf = (text: string) => scoreNotice(new TextEncoder().encode(text), NAMES);
const named = (text: string, name: string) => text.replaceAll("NAME", name);
const complete = (text: string) => scoreOf(text).metrics.find(({ id }) => id === "C1")?.score ?? 0;

const notices = languages.chain((language) =>
	fc.record({
		language: fc.constant(language),
		facts: some(FACTS, language, 8),
		defence: some(DEFENCE, language, 3),
		marketing: some(MARKETING, language, 3),
		added: fc.constantFrom(...(MARKETING[language] ?? [])),
		at: fc.nat({ max: 20 }),
	}),
);

test("another name changes no score", () => {
	fc.assert(
		fc.property(notices, fc.constantFrom(...NAMES), fc.constantFrom(...NAMES), ({ facts, defence, marketing }, one, other) => {
			const text = page([...facts, ...defence, ...marketing, "NAME Ltd, security@NAME.example"], "Security notice of NAME");
			const values = (name: string) => {
				const { prominence, clarity, spin, metrics } = scoreOf(
					named(text, name).replace(/security@[^<]*?\.example/, "security@office.example"),
				);
				return { prominence, clarity, spin, metrics: metrics.map(({ id, score, value }) => [id, score, value]) };
			};
			assert.deepEqual(values(one), values(other));
		}),
		{ numRuns: 200 },
	);
});

test("moving the advisory down gains no prominence", () => {
	const advisory = "<article><h2>Update the T30 to 4.2.1: attackers can open it</h2><p>Install 4.2.1 on every T30.</p></article>";
	const others = fc.array(fc.constantFrom(...(MARKETING["en"] ?? []).map((text) => `<article><h2>News</h2><p>${text}</p></article>`)), {
		minLength: 1,
		maxLength: 6,
	});
	fc.assert(
		fc.property(others, fc.nat({ max: 6 }), (articles, from) => {
			const at = Math.min(from, articles.length - 1);
			const place = (index: number) =>
				scoreOf(`<html><body>${articles.toSpliced(index, 0, advisory).join("\n")}</body></html>`).prominence ?? 0;
			assert.ok(place(at + 1) <= place(at), `${place(at)} then ${place(at + 1)}`);
		}),
		{ numRuns: 100 },
	);
});

test("a paragraph of the matter that moves down gains no prominence", () => {
	fc.assert(
		fc.property(
			languages.chain((language) => fc.tuple(some(FACTS, language, 1), some(MARKETING, language, 6))),
			([[fact], marketing]) => {
				if (fact === undefined || marketing.length === 0) return;
				const place = (index: number) => scoreOf(page(marketing.toSpliced(index, 0, fact), "News of May")).prominence ?? 0;
				for (let at = 0; at < marketing.length; at++) assert.ok(place(at + 1) <= place(at), `${at}: ${place(at)} then ${place(at + 1)}`);
			},
		),
		{ numRuns: 100 },
	);
});

test("added advertising gains no clarity and loses no spin", () => {
	fc.assert(
		fc.property(notices, ({ facts, defence, marketing, added, at }) => {
			const before = [...facts, ...defence, ...marketing];
			const [one, two] = [scoreOf(page(before)), scoreOf(page(before.toSpliced(at % (before.length + 1), 0, added)))];
			assert.ok((two.clarity ?? 0) <= (one.clarity ?? 0), `clarity ${one.clarity} then ${two.clarity}`);
			assert.ok((two.spin ?? 0) >= (one.spin ?? 0), `spin ${one.spin} then ${two.spin}`);
		}),
		{ numRuns: 300 },
	);
});

test("a sentence that is split changes no completeness", () => {
	const pairs: readonly (readonly [string, string])[] = [
		["Install 4.2.1 on every T30, and block port 80 at the firewall.", "Install 4.2.1 on every T30. Block port 80 at the firewall."],
		[
			"An attacker can open the T30 without a password; we know of no attacks.",
			"An attacker can open the T30 without a password. We know of no attacks.",
		],
		[
			"Install 4.2.1 on every T30; the file is at downloads.example/t30.",
			"Install 4.2.1 on every T30. The file is at downloads.example/t30.",
		],
		[
			"All versions of the T30 before 4.2.1 are affected, and 4.2.1 fixes it.",
			"All versions of the T30 before 4.2.1 are affected. 4.2.1 fixes it.",
		],
		[
			"Installieren Sie 4.2.1 auf jeder T30; die Datei liegt unter downloads.example/t30.",
			"Installieren Sie 4.2.1 auf jeder T30. Die Datei liegt unter downloads.example/t30.",
		],
		[
			"Die Lücke wird ausgenutzt, und betroffen sind alle Versionen der T30 vor 4.2.1.",
			"Die Lücke wird ausgenutzt. Betroffen sind alle Versionen der T30 vor 4.2.1.",
		],
	];
	for (const [joined, split] of pairs) assert.equal(complete(page([split])), complete(page([joined])), split);
});

const STUFFING =
	"vulnerability security advisory CVE CVSS critical severity affected version firmware update fixed patch workaround deadline exploited impact download contact".split(
		" ",
	);

test("spin stuffed with key words stays below 40 in clarity", () => {
	const words = fc.array(fc.constantFrom(...STUFFING), { minLength: 3, maxLength: 12 });
	fc.assert(
		fc.property(words, words, some(MARKETING, "en", 5), some(DEFENCE, "en", 3), (one, two, marketing, defence) => {
			const sentences = [
				`Our ${one.join(" ")} excellence is second to none.`,
				`At NAME we take ${two.join(", ")} seriously, and our award-winning team leads the industry.`,
				`${[...one, ...two].join(" ")}.`,
				...marketing,
				...defence,
			];
			const { clarity } = scoreOf(page(sentences, `${one.join(" ")} excellence`));
			assert.ok((clarity ?? 0) < 40, `${clarity}`);
		}),
		{ numRuns: 200 },
	);
});
