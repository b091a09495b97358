import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMs } from "../../test/support/cpu-time.ts";
import { advisory } from "../../test/support/match-fixture.ts";
import { findLeftOpen } from "./left-open.ts";

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
	return findLeftOpen(vulnerability, document);
};

const open: readonly string[] = [
	"Norden has not mitigated the password in configuration file vulnerability.", // ICSA-17-124-01, with the maker's name changed
	"Norden has not yet fixed the password in configuration file issue.",
	"The maker has not patched the CVE-2017-0002 vulnerability.",
	"The password in configuration file vulnerability has not been mitigated.",
	"The password in configuration file vulnerability is not yet fixed.",
	"Norden has not fixed the weak hash vulnerability. Norden has not fixed the password in configuration file vulnerability.",
	// Without a name it means every hole that its place is about.
	"Norden has not mitigated this vulnerability.",
	"Norden has not yet addressed these vulnerabilities.",
	"Norden has not fixed either of these vulnerabilities.",
	"Norden has not fixed all of the vulnerabilities.",
	"Norden has not patched any of these issues.",
	"This vulnerability has not been mitigated.",
	"These issues have not yet been resolved.",
	"This issue will not be fixed.",
	"None of these vulnerabilities has been fixed.",
	"Neither vulnerability has been addressed.",
	"This vulnerability remains unpatched.",
	"The password in configuration file vulnerability remains unfixed.",
	"This vulnerability has not been fixed in V5.4.6.",
];

const closed: readonly string[] = [
	"",
	"Norden has mitigated the password in configuration file vulnerability.",
	"Norden has not mitigated the weak hash vulnerability.",
	"The weak hash vulnerability has not been mitigated.",
	"Norden has not fixed the date of the next release.",
	"Norden has mitigated this vulnerability.",
	"Users who have not patched this vulnerability should update.",
	"If this vulnerability is not fixed, an attacker may log in.",
	"This vulnerability has not been fixed in versions prior to V5.4.5.",
	"The weak hash vulnerability remains unfixed.",
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

test("a sentence at one hole says nothing of another hole of the document", () => {
	const document = advisory({
		products: [{ name: "ND-CAM2142" }],
		notes: ["Norden has not mitigated this vulnerability."],
		holes: [{ cve: "CVE-2017-0003" }],
	});
	assert.deepEqual(
		document.vulnerabilities.map((vulnerability) => findLeftOpen(vulnerability, document) !== undefined),
		[true, false],
	);
});

test("the place of the sentence is told", () => {
	assert.equal(about(open[0] ?? "", "document")?.pointer, "/document/notes/0/text");
	assert.equal(about(open[0] ?? "", "hole")?.pointer, "/vulnerabilities/0/notes/0/text");
	assert.equal(about(open[0] ?? "", "remedy")?.pointer, "/vulnerabilities/0/remediations/0/details");
});

test("a long text is read in time", () => {
	const started = cpuMs();
	about("the a ".repeat(200_000));
	about("not been yet ".repeat(100_000));
	about("this these all ".repeat(100_000));
	about("none of these issues ".repeat(100_000));
	about("this issue if is not ".repeat(100_000));
	assert.ok(cpuMs() - started < 2000);
});

test("ICSA-24-051-01: a fix for the first two of three leaves the third open", () => {
	const sentence = "New firmware version WS-CM 2.0 was made to address the first two issues.";
	const document = advisory({ products: [{ name: "ND-CAM2142" }], cve: "CVE-2017-0001", remedies: [{ details: sentence }] });
	const [hole] = document.vulnerabilities;
	assert.ok(hole);
	const three = { ...document, vulnerabilities: [hole, { ...hole }, { ...hole }] };
	assert.deepEqual(
		three.vulnerabilities.map((one) => findLeftOpen(one, three)?.quote),
		[undefined, undefined, "address the first two issues"],
	);
});
