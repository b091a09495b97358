import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory } from "../../test/support/match-fixture.ts";
import { isLeftOpen } from "./left-open.ts";

const about = (text: string, where: "document" | "hole" | "remedy" = "document") => {
	const said = {
		title: "Password in Configuration File",
		cve: "CVE-2017-0002",
		products: [{ name: "ND-CAM2142" }],
		prose: where === "document" ? [text] : [],
		notes: where === "hole" ? [text] : [],
		remedies: where === "remedy" ? [{ details: text }] : [],
	};
	const document = advisory(said);
	const [vulnerability] = document.vulnerabilities;
	assert.ok(vulnerability);
	return isLeftOpen(vulnerability, document);
};

const open: readonly string[] = [
	"Norden has not mitigated the password in configuration file vulnerability.", // ICSA-17-124-01, with the maker's name changed
	"Norden has not yet fixed the password in configuration file issue.",
	"The maker has not patched the CVE-2017-0002 vulnerability.",
	"The password in configuration file vulnerability has not been mitigated.",
	"The password in configuration file vulnerability is not yet fixed.",
	"Norden has not fixed the weak hash vulnerability. Norden has not fixed the password in configuration file vulnerability.",
];

const closed: readonly string[] = [
	"",
	"Norden has mitigated the password in configuration file vulnerability.",
	"Norden has not mitigated the weak hash vulnerability.",
	"The weak hash vulnerability has not been mitigated.",
	"Norden has not fixed the date of the next release.",
];

test("sentences that leave this hole open, wherever they stand", () => {
	for (const text of open) {
		for (const where of ["document", "hole", "remedy"] as const) {
			const found = about(text, where);
			assert.ok(found !== undefined, `${where}: ${text}`);
			assert.ok(text.toLowerCase().includes(found.quote.toLowerCase()), "the words are the document's");
		}
	}
	for (const text of closed) assert.equal(about(text), undefined, text);
});

test("the place of the sentence is told", () => {
	assert.equal(about(open[0] ?? "", "document")?.pointer, "/document/notes/0/text");
	assert.equal(about(open[0] ?? "", "hole")?.pointer, "/vulnerabilities/0/notes/0/text");
	assert.equal(about(open[0] ?? "", "remedy")?.pointer, "/vulnerabilities/0/remediations/0/details");
});

test("a long text is read in time", () => {
	const started = Date.now();
	about("the a ".repeat(200_000));
	about("not been yet ".repeat(100_000));
	assert.ok(Date.now() - started < 2000);
});
