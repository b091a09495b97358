/**
 * Test 6.1.11. CSAF 2.0 names no release of CWE, so a name is right that the list had when the document was released, and what became of
 * it since is a note (`seawall/cwe-renamed-since`). 2.1 names the release.
 */
import { asObject, member, text } from "../json.ts";
import { greatestWeakness, namesOf, releaseIndex, releaseOn, type Weakness, weaknessIn, weaknessReleases } from "../registry/weaknesses.ts";
import { type CsafView, itemsOf, type Located } from "./csaf-view.ts";
import { type Fix, type Report, rule } from "./rule.ts";

/** Releases from the one that is in force on the day of the first release to the newest on that of the current one. */
export function releasesInForce({ tracking }: CsafView): { readonly from: number; readonly to: number } {
	const last = weaknessReleases.length - 1;
	const current = releaseOn((text(tracking, "current_release_date") ?? "9").slice(0, 10)) ?? last;
	const initial = releaseOn((text(tracking, "initial_release_date") ?? "9").slice(0, 10)) ?? current;
	return { from: Math.min(initial, current), to: current };
}

/** The single weakness of each vulnerability (2.0). */
export function weaknessOf({ node, place }: Located): Located | undefined {
	const value = asObject(member(node, "cwe"));
	return value === undefined ? undefined : { node: value, place: place.at("cwe") };
}

/** The test. */
export const cwe = rule(
	"6.1.11",
	"CWE",
	"A weakness under a wrong number or name sends everybody who looks it up to another one.",
	(view, report) => {
		for (const vulnerability of view.vulnerabilities) {
			if (view.version === "2.1") for (const item of itemsOf(vulnerability, "cwes")) checkNamed(item, report);
			else {
				const item = weaknessOf(vulnerability);
				if (item !== undefined) checkUnnamed(view, item, report);
			}
		}
	},
);

function checkUnnamed(view: CsafView, { node, place }: Located, report: Report): void {
	const [id, stated] = [text(node, "id"), text(node, "name")];
	if (id === undefined || stated === undefined) return;
	// Some releases of the list have a blank at the end of a name, and documents have taken it over.
	const name = stated.trim();
	const last = weaknessReleases.length - 1;
	const known = namesOf(id);
	const newest = weaknessReleases[last]?.version ?? "";
	if (known.length === 0) {
		if (isPerhapsNewer(view, id)) return;
		report(place.pointer("id"), `the CWE List (1.0 to ${newest}) has no weakness ${id}: it is a category, a view or a mistake`);
		return;
	}
	const { from } = releasesInForce(view);
	for (let at = from; at <= last; at++) if (weaknessIn(id, at)?.name === name) return;
	const right = weaknessIn(id, last)?.name ?? known.at(-1)?.name ?? "";
	const before = known.find((one) => one.name === name);
	const history = before === undefined ? "" : `, as it was called in CWE ${before.since.version} and no longer when this was released`;
	report(place.pointer("name"), `the name of ${id} is not "${name}"${history}; it is "${right}"`, rename(place.pointer("name"), right));
}

/** A number above all known ones, in a document that is newer than our list: nothing can be said. */
function isPerhapsNewer({ tracking }: CsafView, id: string): boolean {
	const released = (text(tracking, "current_release_date") ?? "").slice(0, 10);
	return Number(id.slice(4)) > greatestWeakness && released > (weaknessReleases.at(-1)?.date ?? "");
}

function rename(pointer: string, value: string): Fix {
	return { what: "sets the name that the CWE List gives", edits: [{ kind: "replace", pointer, value }] };
}

function checkNamed({ node, place }: Located, report: Report): void {
	const [id, name, version] = [text(node, "id"), text(node, "name"), text(node, "version")];
	if (id === undefined || name === undefined || version === undefined) return;
	const release = releaseIndex(version);
	if (release === undefined) {
		if (isLater(version)) return;
		report(place.pointer("version"), `there is no release ${version.slice(0, 20)} of the CWE List`);
		return;
	}
	const found: Weakness | undefined = weaknessIn(id, release);
	if (found === undefined) report(place.pointer("id"), `CWE ${version} has no weakness ${id}: it is a category, a view or a mistake`);
	else if (found.name !== name)
		report(place.pointer("name"), `in CWE ${version} the name of ${id} is "${found.name}"`, rename(place.pointer("name"), found.name));
}

/** Later than our list: nothing can be said, and 6.2.24 tells that it is not known. */
function isLater(version: string): boolean {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [ourMajor = 0, ourMinor = 0] = (weaknessReleases.at(-1)?.version ?? "").split(".").map(Number);
	return major > ourMajor || (major === ourMajor && minor > ourMinor);
}
