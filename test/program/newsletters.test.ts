/** The public archive of newsletters: pages in both languages, the mails as measured, and nothing where nothing went out. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, temporaryFolder } from "../store/stores.ts";
import { madeNewsletter } from "../support/newsletter.ts";
import { siteSourceOver } from "../support/site.ts";
import { served } from "./served.ts";

test("a newsletter stands in the archive with its scores, its text escaped, and its mails to be measured anew", async (context) => {
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await open(place);
	context.after(() => store.close());
	const clock = { now: Date.parse("2031-05-07T12:00:00Z") };
	const source = { ...siteSourceOver(store, { now: () => clock.now }), newsletters: store.newsletters };
	const site = await served(context, { site: source }, { store, clock, place });
	const text = async (path: string, status = 200) => {
		const answer = await site.browser().ask(path);
		assert.equal(answer.status, status, path);
		return answer.text();
	};
	assert.match(await text("/newsletters"), /None has gone out yet/);
	const id = "01aaaaaaaaaaaaaaaaaaaaaaaa";
	const sha256 = await store.newsletters.keep({ issue: madeNewsletter(id), who: "ada", at: 1 });
	assert.match(await text("/newsletters"), new RegExp(`href="/newsletters/${id}"`));
	const page = await text(`/newsletters/${id}`);
	assert.match(page, /stranger control &lt;b&gt;\(EX-2031-0007\)/);
	assert.ok(page.includes(String(sha256)));
	for (const figure of ["92", "83", "0", "not measured", "50"]) assert.ok(page.includes(`<dd>${figure}</dd>`), figure);
	const german = await text(`/newsletters/${id}?lang=de`);
	assert.match(german, /<html[^>]* lang="de-DE"/);
	assert.match(german, /<h1>[^<]*(?:<[^>]*>)*Betreff/);
	assert.equal(await text(`/newsletters/${id}/mail.de.eml`), "Subject: Subject\r\n\r\nText\r\n");
	for (const path of ["/newsletters/none", `/newsletters/${id}/mail.fr.eml`, "/newsletters/none/mail.en.eml"]) await text(path, 404);
	assert.match(await text("/sitemap.xml"), /\/newsletters</);
});
