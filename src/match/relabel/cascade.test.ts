/** Drafts for brands: a mapped model carries range and fix, everything else stays open; and silence is told as silence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, catalogue } from "../../../test/support/match-fixture.ts";
import { checkDraft } from "../../advisory/author/check-draft.ts";
import { readDraft } from "../../advisory/author/read-draft.ts";
import { brandAnswers } from "./answers.ts";
import { downstreamDraft, downstreamOf } from "./cascade.ts";

const SOURCE = advisory({ products: [{ name: "ND-CAM2142", versions: "<=V5.4.4 build 161125" }], fixes: ["V5.4.5 build 170124"] });
const PUBLISHER = { name: "Lumen", namespace: "https://lumen.example", category: "vendor" };

test("every brand with better than pictures gets a draft; a mapped model carries its range and fix, the others are open", () => {
	const downstream = downstreamOf(SOURCE, catalogue);
	assert.deepEqual(
		downstream.map(({ brand }) => brand.id),
		["hausmarke", "kustos", "lumen"],
	);
	const drafts = downstream.slice(1).map((one) => downstreamDraft(SOURCE, one, PUBLISHER, catalogue));
	const said = drafts.map(({ products, holes }) => [
		products[0]?.vendor,
		products[0]?.name,
		holes[0]?.statements[0]?.status,
		holes[0]?.statements[0]?.fix,
	]);
	assert.deepEqual(said, [
		["Kustos", "devices built by Norden", "under_investigation", ""],
		["Lumen", "LM-100", "known_affected", "V5.4.5 build 170124"],
	]);
	assert.equal(drafts[1]?.holes[0]?.statements[0]?.to, "V5.4.4 build 161125");
	for (const draft of drafts) {
		assert.ok(draft.references.some(({ summary }) => summary.includes(SOURCE.id)));
		assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft)), ""), { ok: true, value: draft });
		assert.ok(checkDraft(draft, 1e12).some(({ rule }) => rule === "author/not-looked-over"));
	}
});

test("who has answered: the brand itself, somebody else, nobody", () => {
	const cve = SOURCE.vulnerabilities[0]?.cve ?? "";
	const own = { ...SOURCE, id: "LUMEN-1", publisher: "Lumen", products: [] };
	const others = {
		...SOURCE,
		id: "CERT-1",
		publisher: "A CERT",
		products: SOURCE.products.map((product) => ({ ...product, vendor: "Kustos" })),
	};
	const brands = ["kustos", "lumen", "phantom"].map((id) => ({ id, name: id }));
	const answers = (documents: readonly (typeof SOURCE)[]) =>
		brandAnswers([cve], brands, documents, catalogue).map(({ answer, documents: ids }) => [answer, ...ids]);
	assert.deepEqual(answers([SOURCE]), [["none"], ["none"], ["none"]]);
	assert.deepEqual(answers([SOURCE, own, others]), [["others", "CERT-1"], ["own", "LUMEN-1"], ["none"]]);
	assert.deepEqual(answers([{ ...own, withdrawn: true }]), [["none"], ["none"], ["none"]]);
});
