/** Test 6.2.10 of CSAF 2.0; 2.1 demands the label in its schema. */
import { asObject, member, text } from "../json.ts";
import { rule } from "./rule.ts";

/** The test. */
export const tlpLabel = rule(
	"6.2.10",
	"Missing TLP label",
	"Without a label no program may decide by itself to whom the document can be passed on.",
	({ document, documentPlace }, report) => {
		const tlp = asObject(member(asObject(member(document, "distribution")), "tlp"));
		const label = text(tlp, "label");
		if (label === undefined)
			report(documentPlace.pointer(...(tlp === undefined ? [] : ["distribution", "tlp"])), "the document has no TLP label");
		else if (!["AMBER", "GREEN", "RED", "WHITE"].includes(label))
			report(documentPlace.pointer("distribution", "tlp", "label"), `"${label.slice(0, 40)}" is no TLP label`);
	},
);
