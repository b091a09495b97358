/** Tests 6.3.3 and 6.3.4: a hole has a CVE and a weakness. */
import { member } from "../json.ts";
import { rule } from "./rule.ts";

/** Test 6.3.3. */
export const missingCve = rule("6.3.3", "Missing CVE", "The CVE is how a hole is found again in every other source.", (view, report) => {
	for (const { node, place } of view.vulnerabilities)
		if (member(node, "cve") === undefined) report(place.pointer(), "the vulnerability has no CVE");
});

/** Test 6.3.4. */
export const missingCwe = rule("6.3.4", "Missing CWE", "The weakness tells what kind of mistake is behind the hole.", (view, report) => {
	const key = view.version === "2.0" ? "cwe" : "cwes";
	for (const { node, place } of view.vulnerabilities)
		if (member(node, key) === undefined) report(place.pointer(), "the vulnerability has no CWE");
});
