/** The served program before a real browser: a data directory of its own, somebody signed in, and pages that record what must not happen. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { argon2Hasher } from "../../src/http/console/argon2.ts";
import type { Role } from "../../src/people/role.ts";
import { serve } from "../../src/serve/serve.ts";
import { type HeldPeople, openHeldPeople } from "../../src/store/held/held-people.ts";
import { openBrowser } from "./browser.ts";

/** Of everybody in these tests. */
export const PASSWORD = "correct horse battery staple";

/** What serves, besides what is held: as `serve` takes it. */
type Place = Parameters<typeof serve>[1];

/** The program as a browser test sees it. */
export interface ServedBrowser {
	readonly browser: Browser;
	readonly folder: string;
	readonly held: HeldPeople;
	readonly address: string;
	/** What the program took for defects of its own: a test ends with none. */
	readonly defects: readonly unknown[];
	readonly organisationId: string;
	/** The address of a link that lets somebody join, as `serve` and the page of people make it. */
	link(role: Role, email?: string): Promise<string>;
	/** Makes a person who has joined already; gives the id. */
	person(role: Role, email: string, name?: string): Promise<string>;
	/** A page that records what it logs, errs, or asks for of elsewhere; `expected` are messages of the browser itself. */
	watched(options?: BrowserContextOptions, expected?: RegExp): Promise<WatchedPage>;
	close(): Promise<void>;
}

export interface WatchedPage {
	readonly page: Page;
	readonly alarms: readonly string[];
}

/** What a test lays out before the program is served. */
export interface Layout {
	/** Fills the data directory before it is opened. */
	readonly fill?: (folder: string) => Promise<void>;
	/** Puts in what the program would have been given by its people. */
	readonly prepare?: (held: HeldPeople, organisationId: string) => Promise<void>;
	/** What `serve` is switched on for. */
	readonly place?: Partial<Place>;
	/** The name of the organisation that is there from the first day. */
	readonly organisation?: string;
}

/** Opens a data directory of its own and serves it on a free port of loopback. */
export async function serveForBrowser(executablePath: string, layout: Layout = {}): Promise<ServedBrowser> {
	const browser = await openBrowser(executablePath);
	const folder = mkdtempSync(join(tmpdir(), "seawall-browser-"));
	await layout.fill?.(folder);
	const opened = await openHeldPeople(folder, "change");
	assert.ok(opened.ok);
	const held = opened.value;
	const named = { name: layout.organisation ?? held.organisation, who: "system", at: Date.now() };
	const organisationId = await held.people.defaultOrganisation(named);
	await layout.prepare?.(held, organisationId);
	const defects: unknown[] = [];
	const served = await serve(
		{ ...held, version: "0" },
		{ port: 0, host: "127.0.0.1", publicUrl: undefined, trustedProxies: [], ...layout.place },
		(error) => defects.push(error),
	);
	assert.ok(served.ok);
	const { address } = served.value;

	const invite = async (role: Role, email: string | undefined) => {
		const at = Date.now();
		const { text, hash } = held.secret();
		await held.people.invite({ secretHash: hash, organisationId, role, email, expiresAt: at + 60_000, replace: false, who: "system", at });
		return { text, hash, at };
	};
	return {
		browser,
		folder,
		held,
		address,
		defects,
		organisationId,
		link: async (role, email) => `${address}/console/join?t=${(await invite(role, email)).text}`,
		person: async (role, email, name = "Ada") => {
			const { hash, at } = await invite(role, email);
			const joined = await held.people.join({ secretHash: hash, email, name, passwordHash: await argon2Hasher().hash(PASSWORD), at });
			assert.ok(typeof joined === "object");
			return joined.personId;
		},
		watched: async (options = {}, expected) => {
			const page = await (await browser.newContext(options)).newPage();
			return { page, alarms: watch(page, address, expected) };
		},
		close: async () => {
			await browser.close();
			await served.value.close();
			await held.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Records what a page logs, errs, or asks for of elsewhere. */
export function watch(page: Page, address: string, expected?: RegExp): readonly string[] {
	const alarms: string[] = [];
	page.on("dialog", (dialog) => {
		alarms.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on("console", (message) => {
		if (expected === undefined || !expected.test(message.text())) alarms.push(message.text());
	});
	page.on("pageerror", (error) => alarms.push(error.message));
	page.on("request", (request) => {
		if (!request.url().startsWith(address) && !request.url().startsWith("data:")) alarms.push(`elsewhere: ${request.url()}`);
	});
	return alarms;
}
