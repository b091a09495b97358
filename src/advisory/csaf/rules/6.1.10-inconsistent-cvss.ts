/** Test 6.1.10: members that repeat metrics say what the vector says. What the vector leaves out, it does not contradict. */
import { text } from "../json.ts";
import { METRIC_MEMBERS } from "../schema/cvss.ts";
import { allCvss, vectorOf } from "./cvss-objects.ts";
import { rule } from "./rule.ts";

/** The test. */
export const inconsistentCvss = rule(
	"6.1.10",
	"Inconsistent CVSS",
	"Readers who take the members and readers who take the vector would see two different holes.",
	(view, report) => {
		for (const object of allCvss(view)) {
			const vector = vectorOf(object);
			if (vector === undefined) continue;
			const { value, place } = object;
			const version = text(value, "version");
			if (version !== undefined && version !== vector.version)
				report(place.pointer("version"), `the version is ${version.slice(0, 40)}, and the vector is one of CVSS ${vector.version}`, {
					what: "sets the version of the vector",
					edits: [{ kind: "replace", pointer: place.pointer("version"), value: vector.version }],
				});
			const parts = new Map(vector.text.split("/").map((part) => part.split(":", 2) as [string, string]));
			for (const { metric, name, words } of METRIC_MEMBERS[vector.version]) {
				const stated = text(value, name);
				const right = words[parts.get(metric) ?? ""];
				if (stated === undefined || right === undefined || stated === right) continue;
				const pointer = place.pointer(name);
				report(pointer, `${name} is ${stated.slice(0, 40)}, and the vector says ${right}`, {
					what: `sets what the vector says, ${right}`,
					edits: [{ kind: "replace", pointer, value: right }],
				});
			}
		}
	},
);
