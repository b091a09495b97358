/** Test 6.1.30. */
import { text } from "../json.ts";
import { rule } from "./rule.ts";
import { parseVersion } from "./versions.ts";

/** The test. */
export const mixedVersioning = rule(
	"6.1.30",
	"Mixed Integer and Semantic Versioning",
	"Versions that are counted in two ways cannot be put in order.",
	(view, report) => {
		const numbers = [
			...view.revisions.map(({ number, place }) => ({ number, pointer: () => place.pointer("number") })),
			{ number: text(view.tracking, "version"), pointer: () => view.trackingPlace.pointer("version") },
		];
		let first: { readonly number: string; readonly isInteger: boolean } | undefined;
		for (const { number, pointer } of numbers) {
			const version = parseVersion(number);
			if (version === undefined || number === undefined) continue;
			first ??= { number, isInteger: version.isInteger };
			if (first.isInteger !== version.isInteger) report(pointer(), `${number} is counted in another way than ${first.number}`);
		}
	},
);
