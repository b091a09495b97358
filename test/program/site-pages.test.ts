/** A warning as readers get it, in both languages: golden files, to be looked at by a person when they change. */
import { test } from "node:test";
import { LANGUAGES, sayIn } from "../../src/http/design/say.ts";
import { DESIGN_STYLE_PATH } from "../../src/http/design/style.ts";
import { advisoryView, readPublic } from "../../src/http/site/advisory-view.ts";
import { historyOf } from "../../src/http/site/history.ts";
import { advisoryPage } from "../../src/http/site/pages/advisory-page.tsx";
import { createSnapshots } from "../../src/http/site/snapshot.ts";
import { assertGolden } from "../support/golden.ts";
import { madeSite, open } from "../support/made-site.ts";

const documents = [
	open({ summary: "Keep the cameras off the internet." }),
	open({
		version: "2",
		date: "2026-02-20T00:00:00Z",
		range: "<=V5.4.9 build 180101",
		fix: "Update to V5.5.0 build 180601 or later.",
		note: "- one\n- two",
	}),
];

for (const language of LANGUAGES) {
	test(`a warning: golden ${language}`, async () => {
		const source = madeSite({ documents, kev: { "CVE-2026-1001": "2026-02-25" }, operator: { name: "Harbour CERT" } });
		const snapshot = await createSnapshots(source).current();
		const listed = snapshot.bySlug.get("NORDEN-2026-1");
		const bytes = await source.documents.bytes(listed?.sha256 ?? "");
		const advisory = bytes === undefined ? undefined : readPublic(bytes, "made.json");
		if (listed === undefined || bytes === undefined || advisory === undefined) throw new Error("the made-up warning is not there");
		const html = advisoryPage({
			say: sayIn(language),
			address: "https://warn.example",
			path: "/advisories/NORDEN-2026-1",
			operator: source.operator,
			asOf: snapshot.asOf,
			catalogue: source.catalogue,
			view: advisoryView(listed, advisory, bytes, source.catalogue),
			history: await historyOf(listed, source),
		});
		// A line for each element, so that a change can be read; the style sheet has a name of its own.
		assertGolden(`site/advisory-${language}.html`, html.replace(DESIGN_STYLE_PATH, "/design/style.css").replaceAll("><", ">\n<"));
	});
}
