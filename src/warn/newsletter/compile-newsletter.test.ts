/** The newsletter that must not bury a warning: what is refused, each with its own code, seen in the mail's bytes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { RenderedAdvisory } from "../../advisory/render/parts.ts";
import { scoreNotice } from "../../notice/score/score-notice.ts";
import type { FrozenEdition } from "../campaign.ts";
import { checkNewsletter } from "./check-newsletter.ts";
import { compileNewsletter, type FiveScores, scoreSentence } from "./compile-newsletter.ts";
import type { IssueItem, NewsletterIssue } from "./issue.ts";
import { type CarriedAdvisory, makeNewsletter } from "./newsletter.ts";

const ID = "EX-2031-0007";
const OPEN = { id: ID, names: [ID, "CVE-2031-1007", "Cameras of the series Example Dome give a stranger control"] };

const ADVISORY: RenderedAdvisory = {
	language: "en",
	id: ID,
	title: "Cameras of the series Example Dome give a stranger control",
	titleLanguage: "en",
	over: "Warning",
	lead: "Install on every listed device the fixed firmware named for it, and keep it off the internet until that is done.",
	facts: [{ term: "Severity", value: "Critical (9.8)" }],
	sections: [
		{
			id: "affected",
			title: "What is affected",
			blocks: [
				{
					kind: "table",
					head: ["Product", "Affected firmware", "What to do"],
					rows: [["Dome DX-210", "before 5.4.5", "Install 5.4.5 or later"]],
				},
			],
		},
		{
			id: "do",
			title: "What to do now",
			blocks: [{ kind: "list", ordered: true, items: [["Install on each device the firmware named for its model, or a later one."]] }],
		},
	],
};

const NEWS: IssueItem = {
	kind: "news",
	title: { en: "A port counts its cameras" },
	text: { en: "The port authority counted nine hundred cameras in spring and published the list of makers and models." },
	address: "https://example.org/port",
};

const filler = (words: number) => Array.from({ length: words }, (_, at) => (at % 12 === 11 ? "harbour." : "quiet")).join(" ");

function issue(changes: Partial<NewsletterIssue> = {}): NewsletterIssue {
	const first: IssueItem = { kind: "advisory", id: ID, origin: undefined };
	return { schema: "seawall/newsletter-issue/1", subject: {}, intro: {}, items: [first, NEWS], ...changes };
}

/** A mail of two parts, in eight bits. */
function mail({ subject, text, html }: FrozenEdition): Uint8Array {
	return new TextEncoder().encode(
		`From: News <news@example.org>\r\nTo: a@example.org\r\nMIME-Version: 1.0\r\nSubject: ${subject}\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--b--\r\n`,
	);
}

function five(bytes: Uint8Array): FiveScores {
	const { prominence, clarity, spin, ruleVersion } = scoreNotice(bytes);
	return { prominence, clarity, spin, timeliness: null, reach: 20, ruleVersion };
}

function compile(given: NewsletterIssue, level: CarriedAdvisory["level"] = "emergency") {
	const place = given.items.findIndex(({ kind }) => kind === "advisory");
	const carried = new Map(place < 0 ? [] : [[place, { level, document: ADVISORY, page: `https://example.org/advisories/${ID}` }]]);
	const one = (language: "en" | "de") => makeNewsletter(given, carried, { language, day: "2031-05-06" });
	return compileNewsletter({
		newsletters: { en: one("en"), de: one("de") },
		open: [OPEN],
		archive: "https://example.org/newsletters/1",
		toMail: async (edition) => mail(edition),
		score: five,
	});
}

const codes = (problems: readonly { readonly code: string }[]) => [...new Set(problems.map(({ code }) => code))];

test("an issue whose first item is the open emergency may go out, and states its own score", async () => {
	const { problems, languages } = await compile(issue());
	assert.deepEqual(problems, []);
	const { en, de } = languages;
	assert.match(en.edition.subject, new RegExp(`^Emergency Warning ${ID}: update now`));
	assert.match(de.edition.subject, /^Notfallwarnung .* jetzt Firmware aktualisieren/);
	for (const { mail: bytes, edition, scores, newsletter } of [en, de]) {
		// What is printed is what anybody measures in the mail as it is, the print included.
		const told = scoreSentence(five(bytes), newsletter.language);
		assert.ok(edition.text.includes(told), told);
		assert.ok(edition.html.includes(told));
		assert.ok(scores.prominence !== null && scores.clarity !== null && scores.spin !== null);
	}
	assert.ok(en.placements.every(({ itemsBefore, wordsBefore }) => itemsBefore === 0 && (wordsBefore ?? 999) < 20));
});

test("a short greeting may stand before it", async () => {
	assert.deepEqual((await compile(issue({ intro: { en: filler(40) } }))).problems, []);
});

for (const [fault, changes, code] of [
	["it comes second", { items: [NEWS, { kind: "advisory", id: ID, origin: undefined }] }, "newsletter/not-first-item"],
	["it is not in the subject", { subject: { en: "News of the harbour, and a warning for you to read" } }, "newsletter/not-in-subject"],
	["the subject names it and does not warn", { subject: { en: `News of May, with ${ID}` } }, "newsletter/not-in-subject"],
	["130 words stand before it", { intro: { en: filler(130) } }, "newsletter/too-far-down"],
	["it is left out", { items: [NEWS] }, "newsletter/missing"],
] as const)
	test(`refused when ${fault}`, async () => {
		const { problems } = await compile(issue(changes as Partial<NewsletterIssue>));
		assert.ok(codes(problems).includes(code), JSON.stringify(problems));
	});

/** The mail of the good issue with one of its parts changed, as another program's template might have it. */
async function changed(part: "html" | "text" | "subject", change: (text: string) => string): Promise<readonly string[]> {
	const { edition } = (await compile(issue())).languages.en;
	const bent = change(edition[part]);
	assert.notEqual(bent, edition[part]);
	return codes(checkNewsletter(mail({ ...edition, [part]: bent }), [OPEN], "mail").problems);
}

const section = (html: string, inner: string) => html.replace(/<section class="own">[\s\S]*?<\/section>/, inner);

test("what a template does to it is seen in the HTML and in the text, each by itself", async () => {
	const link = `<section><h2>Important</h2><p><a href="https://example.org/advisories/${ID}">Read what to do about ${ID} and install the firmware</a></p></section>`;
	assert.deepEqual(await changed("html", (html) => section(html, link)), ["newsletter/behind-link"]);
	const bare = `<section><h2>Important</h2><p>There is <a href="https://example.org/advisories/${ID}">a new warning</a>.</p></section>`;
	assert.deepEqual(await changed("html", (html) => section(html, bare)), ["newsletter/behind-link"]);
	const image = `<img src="cid:1" alt="Emergency ${ID}: install firmware 5.4.5 now">`;
	assert.deepEqual(await changed("html", (html) => section(html, image)), ["newsletter/only-in-image"]);
	assert.deepEqual(await changed("html", (html) => section(html, "")), ["newsletter/missing"]);
	assert.deepEqual(await changed("html", (html) => section(html, `<div style="display:none">${ID}: install firmware 5.4.5 now.</div>`)), [
		"newsletter/missing",
	]);
	const idle = `<section><h2>${ID}</h2><p>Something was found in it, and we look into the matter.</p></section>`;
	assert.deepEqual(await changed("html", (html) => section(html, idle)), ["newsletter/no-action"]);
	const offer = "<h2>Summer offer</h2><p>Our new award-winning cameras are here, order today and save.</p>";
	assert.deepEqual(await changed("html", (html) => html.replace('<section class="own">', `${offer}<section class="own">`)), [
		"newsletter/not-first-item",
	]);
	assert.deepEqual(await changed("html", (html) => html.replace('<section class="own">', `<p>${filler(130)}</p><section class="own">`)), [
		"newsletter/not-first-item",
		"newsletter/too-far-down",
	]);
	assert.deepEqual(
		await changed("text", (text) => text.replace("EMERGENCY WARNING", `SUMMER OFFER\n\nNew cameras are here.\n\nEMERGENCY WARNING`)),
		["newsletter/not-first-item"],
	);
	assert.deepEqual(await changed("text", (text) => text.replace(/EMERGENCY WARNING[\s\S]*?NEWS\n/, "NEWS\n")), ["newsletter/missing"]);
	assert.deepEqual(await changed("subject", () => `${"News and more news of the harbour ".repeat(4)} ${ID}: update now`), [
		"newsletter/not-in-subject",
	]);
});

test("of several open emergencies each must stand before everything else, and one of them in the subject", async () => {
	const other = { id: "EX-2031-0008", names: ["EX-2031-0008"] };
	const { edition } = (await compile(issue())).languages.en;
	const second = "<section><h2>EX-2031-0008</h2><p>Install firmware 6.1.0 on Dome DX-300 now.</p></section>";
	const html = edition.html.replace('<section class="own">', `${second}<section class="own">`);
	const text = edition.text.replace(
		"EMERGENCY WARNING",
		`EMERGENCY WARNING\n\nEX-2031-0008\n\nInstall firmware 6.1.0 on Dome DX-300 now.\n\nEMERGENCY WARNING`,
	);
	assert.deepEqual(checkNewsletter(mail({ ...edition, html, text }), [OPEN, other], "mail").problems, []);
	const late = edition.html.replace("<hr>", `${second}<hr>`);
	assert.deepEqual(codes(checkNewsletter(mail({ ...edition, html: late, text }), [OPEN, other], "mail").problems), [
		"newsletter/not-first-item",
	]);
});

test("where no emergency is open, nothing is asked of the order", async () => {
	const { problems } = await compileNewsletter({
		newsletters: {
			en: makeNewsletter(issue({ items: [NEWS] }), new Map(), { language: "en", day: "2031-05-06" }),
			de: makeNewsletter(issue({ items: [NEWS] }), new Map(), { language: "de", day: "2031-05-06" }),
		},
		open: [],
		archive: undefined,
		toMail: async (edition) => mail(edition),
		score: five,
	});
	assert.deepEqual(problems, []);
});

test("more before it never mends a mail", async () => {
	const { edition } = (await compile(issue())).languages.en;
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), async (a, b) => {
			const with_ = (words: number) =>
				checkNewsletter(mail({ ...edition, html: edition.html.replace("</h1>", `</h1><p>${filler(words)}</p>`) }), [OPEN], "mail").problems
					.length;
			const [few, many] = [Math.min(a, b), Math.max(a, b)];
			assert.ok(with_(few) <= with_(many));
			assert.equal(with_(many) > 0, many > 60);
		}),
		{ numRuns: 10 },
	);
});
