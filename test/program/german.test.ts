/** Pages in German say nothing in English but what is somebody else's words: each is held against the same page in English. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { importDevices, withDocuments } from "../support/fleet.ts";
import { served } from "./served.ts";

/** Sentences and labels of a page, without what is marked as another language, and what programs read. */
function words(html: string): ReadonlySet<string> {
	const own = html
		.replace(/^[\s\S]*?<body/, "<body")
		.replace(/<(svg|script|code|pre|textarea)\b[\s\S]*?<\/\1>/g, " ")
		// Once more from within: an element in English holds elements of its own kind nowhere.
		.replace(/<(span|p|div|li|ul|section|button|h\d|td|details)\b[^>]* lang="en"[^>]*>[\s\S]*?<\/\1>/g, " ")
		.replace(/<bdi\b[\s\S]*?<\/bdi>/g, " ");
	const attributes = [...own.matchAll(/ (?:aria-label|placeholder|alt|data-waiting|data-failed)="([^"]+)"/g)].map(
		(found) => found[1] ?? "",
	);
	const texts = own.split(/<[^>]*>/);
	return new Set(
		[...texts, ...attributes].map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => /[a-z]{3,}[^a-z]+[a-z]{2,}/i.test(text)),
	);
}

/** What stands in both, because it is a name, an address or a value. */
const ALIKE = [
	/@example\.org/,
	/^Sign out|abmelden/,
	/Seawall/,
	/Depot North|Head Office|Yard|Noname|Hikvision|Axis|DS-2CD/,
	/https?:\/\//,
	/\.csv/,
	/CVE-\d/,
	/^[\d\s.,:]+ UTC$/,
	/BOD 26-04|CISA KEV/,
];

test("no page of the console says the same in German as in English", async (context) => {
	const { store, person, signedIn, clock } = await served(context);
	const id = await store.people.defaultOrganisation({ name: "Harbour", who: "test", at: clock.now });
	await person("ada@example.org", id, "admin");
	await person("bob@example.org", id, "operator");
	await withDocuments(store);
	await importDevices(store, id);
	const ada = await signedIn("ada@example.org");
	const base = `/console/organisations/${id}`;
	const list = await (await ada.ask(`${base}/fleet`)).text();
	const device = new RegExp(`${base}/fleet/([a-z0-9]{26})`).exec(list)?.[1] ?? "";
	const paths = [
		"",
		"/fleet",
		`/fleet/${device}`,
		"/fleet?missing=device",
		"/sites",
		"/advisories",
		"/advisories/SEAWALL-2017-0001",
		"/imports",
		"/alerts",
		"/people",
		"/audit",
		"/setup",
		"/company",
		"/none",
	];
	const all = [
		...paths.map((path) => base + path),
		"/console/account",
		"/console/account/second-factor",
		"/console/settings",
		"/console/organisations",
	];
	let compared = 0;
	const look = async (path: string, browser: Pick<typeof ada, "ask">) => {
		const [english, german] = await Promise.all(
			["en", "de"].map(async (lang) => words(await (await browser.ask(`${path}${path.includes("?") ? "&" : "?"}lang=${lang}`)).text())),
		);
		assert.ok(english !== undefined && german !== undefined && english.size > 1, path);
		compared += english.size;
		const same = [...english].filter((text) => german.has(text) && !ALIKE.some((pattern) => pattern.test(text)));
		assert.deepEqual(same, [], path);
	};
	for (const path of all) await look(path, ada);
	const stranger = { ask: (path: string) => ada.ask(path, { headers: { cookie: "" } }) };
	for (const path of ["/console/sign-in", base, "/console/join?t=none"]) await look(path, stranger);
	assert.ok(compared > 300);
});

test("what is refused is said in German, and what to do", async (context) => {
	const { browser } = await served(context);
	const one = browser();
	await one.ask("/console/sign-in?lang=de");
	const answer = await one.submit("/console/sign-in?lang=de", "/console/sign-in?lang=de", { email: "x@example.org", password: "wrong" });
	assert.equal(answer.status, 401);
	assert.match(await answer.text(), /E-Mail-Adresse und Passwort gehören nicht zusammen\. Prüfen Sie beide\./);
});
