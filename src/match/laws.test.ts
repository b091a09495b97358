/** Laws of every verdict, on random small documents and devices: less knowledge is never better news. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	advisory,
	camera,
	catalogue,
	device,
	holesOf,
	identity,
	judged,
	libraryFrom,
	type ProductSketch,
	told,
	worstOf,
} from "../../test/support/match-fixture.ts";
import type { Advisory } from "../advisory/document.ts";
import { createAssessor } from "./assess.ts";
import type { Identity } from "./identity.ts";

const CVES = ["CVE-2017-0001", "CVE-2017-0002"] as const;
const AFFECTED = 0;
const OPEN = 1;

const part = fc.integer({ min: 0, max: 3 });
const dayText = fc.tuple(fc.integer({ min: 11, max: 13 }), part, part).map(([year, month, day]) => `${year}0${month + 1}0${2 * day + 1}`);
/**
 * Versions of documents state three parts, most with a build day, so that a device can always state less. A newer version has a
 * newer build: what states no build cannot show that the two disagree (rule 13), so such pairs would break the laws by design.
 */
const bound = fc
	.tuple(fc.integer({ min: 1, max: 3 }), part, part, fc.constantFrom("", "a", "b"))
	.map(([a, b, c, build]) => `V${a}.${b}.${c}${build === "" ? "" : ` build ${10 + a}0${b + 1}0${2 * c + (build === "a" ? 1 : 2)}`}`);
const member = fc.oneof(
	bound,
	fc.tuple(fc.constantFrom("<=", "<"), bound).map(([operator, text]) => `${operator}${text}`),
	fc.tuple(fc.constantFrom(">=", ">"), bound).map(([operator, text]) => `${operator}${text}`),
	fc.tuple(bound, bound).map(([low, high]) => `>=${low} & <=${high}`),
	dayText.map((text) => `<@20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`),
);
const slot = fc.oneof(
	{ weight: 2, arbitrary: fc.constant("*") },
	{ weight: 6, arbitrary: fc.array(member, { minLength: 1, maxLength: 2 }).map((members) => members.join(" | ")) },
	{ weight: 1, arbitrary: fc.constantFrom("?n/a", "!on Windows") },
);
const names = ["ND-CAM2142", "ND-CAMx142", "ND-CAM2142-I", "ND-DOME7", "IP cameras"] as const;
const product: fc.Arbitrary<ProductSketch> = fc
	.record({
		name: fc.constantFrom(...names),
		versions: slot,
		status: fc.constantFrom("known_affected", "known_affected", "fixed", "known_not_affected", "under_investigation"),
		source: fc.option(fc.constantFrom("a", "b"), { freq: 3 }),
		conditions: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.constant(["with SD card"]) }),
	})
	.map(({ source, ...rest }) => (source === null ? rest : { ...rest, source }));
const documentNamed = (id: string): fc.Arbitrary<Advisory> =>
	fc
		.record({
			id: fc.constant(id),
			cve: fc.constantFrom(...CVES),
			products: fc.array(product, { minLength: 1, maxLength: 4 }),
			fixes: fc.array(bound, { maxLength: 2 }),
			prose: fc.constantFrom([], ["Norden has not fixed the hole vulnerability."]),
			title: fc.constantFrom("A hole", "Another"),
		})
		.map(advisory);
const documents = fc.tuple(documentNamed("T-1"), documentNamed("T-2")).map((list): readonly Advisory[] => list);
const firmware = fc.oneof({ weight: 6, arbitrary: bound }, { weight: 1, arbitrary: fc.constantFrom("V2.1", "nonsense") });
const model = fc.constantFrom("ND-CAM2142", "ND-CAM2142-I", "ND-CAM9999", "ND-DOME7");
const device1 = fc.record({ brand: fc.constantFrom("Norden", "Kustos", "Lumen", "Acme"), model, firmware }).map((parts) => identity(parts));

/** Worst verdict on each hole, `undefined` where none speaks. */
const byHole = (who: Identity, list: readonly Advisory[]) => new Map(holesOf(who, list).map((hole) => [hole.cve ?? "", hole.verdict]));

test("without its firmware a device gets the same verdict or an open one; of sources side by side the alarming one may stay", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			const before = byHole(who, list);
			const aside = list.some((document) => document.products.some(({ fullName }) => fullName.includes("[source: ")));
			for (const [cve, verdict] of byHole({ ...who, firmware: undefined }, list)) {
				const was = before.get(cve);
				if (verdict === was || verdict === "under_investigation") continue;
				// A source that cannot be compared does not soften one that says "affected".
				const alarming = verdict === "known_affected" && was === "under_investigation" && aside;
				assert.ok(alarming || (isSafe(verdict) && isSafe(was)), `${cve}: ${was} became ${verdict}`);
			}
		}),
		{ numRuns: 400 },
	);
});

test("all versions stays affected without firmware, unless a fix bounds it", () => {
	for (const text of [undefined, "V1.0.0", "nonsense"])
		assert.equal(told(judged(camera(text), advisory({ products: [{ name: "ND-CAM2142" }] }))), "known_affected");
});

test("a firmware cut short never turns affected or open into fixed or not affected", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			const full = who.firmware ?? "";
			const shorter = [full.replace(/ build .*$/, ""), full.replace(/^(V\d+\.\d+).*$/, "$1")].filter((text) => text !== full);
			const before = byHole(who, list);
			for (const text of shorter) {
				// A bound that is written just so is met exactly, whatever longer texts begin with it.
				if (JSON.stringify(list).includes(`${text}"`)) continue;
				for (const [cve, verdict] of byHole({ ...who, firmware: text }, list))
					if (verdict === "fixed" || verdict === "known_not_affected")
						assert.ok(isSafe(before.get(cve)), `${full} is ${before.get(cve)}, ${text} is ${verdict}`);
			}
		}),
		{ numRuns: 400 },
	);
});

test("a fix below the range contradicts it, for a build that is cut short as for a whole one", () => {
	const list = [advisory({ products: [{ name: "ND-CAM2142", versions: ">=V1.0.2 & <=V1.0.2" }], fixes: ["V1.0.0 build 110101"] })];
	for (const firmware of ["V1.0.1 build 110104", "V1.0.1"])
		assert.deepEqual(
			[...byHole(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), list).values()],
			["under_investigation"],
			firmware,
		);
});

const isSafe = (verdict: string | undefined) => verdict === "fixed" || verdict === "known_not_affected";

test("without its model, or with a name that says less, a device at risk stays at risk or open", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			const before = worstOf(holesOf(who, list));
			if (before > OPEN) return;
			const without = worstOf(holesOf({ ...who, model: undefined }, list));
			assert.ok(without <= OPEN, `${before} became ${without}`);
		}),
		{ numRuns: 300 },
	);
});

test("without its label a device at risk stays at risk or open", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			if (worstOf(holesOf(who, list)) > OPEN) return;
			assert.ok(worstOf(holesOf({ ...who, brand: undefined }, list)) <= OPEN);
		}),
		{ numRuns: 300 },
	);
});

test("a further document never makes the worst verdict milder", () => {
	fc.assert(
		fc.property(device1, documents, documentNamed("T-3"), (who, list, more) => {
			const before = worstOf(holesOf(who, list));
			const after = worstOf(holesOf(who, [...list, more]));
			assert.ok(after <= before, `${before} became ${after}`);
		}),
		{ numRuns: 300 },
	);
});

test("a document of a stranger under the same id pushes out no other", () => {
	const affected = advisory({ id: "2024-001", publisher: "Norden", products: [{ name: "ND-CAM2142" }] });
	const stranger = advisory({
		id: "2024-001",
		publisher: "Someone",
		date: "2030-01-01T00:00:00Z",
		products: [{ name: "OW-1", vendor: "Ostwerk" }],
	});
	for (const list of [
		[affected, stranger],
		[stranger, affected],
	])
		assert.equal(worstOf(holesOf(camera("V1.0.0"), list)), AFFECTED);
});

test("the order of products and documents does not matter", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			const turned = list.toReversed().map((document) => ({ ...document, products: document.products.toReversed() }));
			assert.deepEqual(sorted(byHole(who, turned)), sorted(byHole(who, list)));
		}),
		{ numRuns: 300 },
	);
});

const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test("a firmware inside a stated affected range is affected, whatever else the document lists", () => {
	const plain = product.map(({ source: _, ...rest }) => rest);
	fc.assert(
		fc.property(fc.array(plain, { maxLength: 4 }), fc.array(bound, { maxLength: 2 }), fc.nat(4), (others, fixes, at) => {
			const listed = { name: "ND-CAM2142", versions: ">=V2.0.0 & <=V2.9.0" };
			const products = [...others.slice(0, at), listed, ...others.slice(at)];
			const [hole] = holesOf(camera("V2.5.0"), [advisory({ products, fixes })]);
			assert.equal(hole?.verdict, "known_affected");
		}),
		{ numRuns: 300 },
	);
});

test("letter case and outer blanks of brand and model do not matter", () => {
	fc.assert(
		fc.property(device1, documents, fc.constantFrom("upper", "lower"), (who, list, way) => {
			const write = (text: string | undefined) =>
				text === undefined ? undefined : `  ${way === "upper" ? text.toUpperCase() : text.toLowerCase()}\t`;
			const other = identity({ ...who, brand: write(who.brand), model: write(who.model) });
			assert.deepEqual(sorted(byHole(other, list)), sorted(byHole(who, list)));
		}),
		{ numRuns: 300 },
	);
});

test("affected by one source and fixed by another is a disagreement", () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(["a", "b", "c"], { minLength: 2 }), fc.boolean(), ([first = "a", second = "b"], turned) => {
			const products: readonly ProductSketch[] = [
				{ name: "ND-CAM2142", versions: "<=V5.4.0", source: first },
				{ name: "ND-CAM2142", versions: ">=V5.2.0", status: "fixed", source: second },
			];
			const judgement = judged(camera("V5.3.0"), advisory({ products: turned ? products.toReversed() : products }));
			assert.equal(told(judgement), "under_investigation/sources_disagree");
			assert.ok(judgement.because.some(({ rule }) => rule === "source/disagree"));
		}),
	);
});

test("every judgement has a proof, and every open one says what is missing", () => {
	fc.assert(
		fc.property(device1, documents, (who, list) => {
			for (const judgement of [...holesOf(who, list), ...list.map((document) => judged(who, document))]) {
				assert.ok(judgement.because.length > 0, told(judgement));
				assert.equal(judgement.needs.length > 0, judgement.verdict === "under_investigation", told(judgement));
				for (const { outcomes } of judgement.needs) assert.ok(outcomes.length >= 2);
			}
		}),
		{ numRuns: 300 },
	);
});

test("an assessment tells of each device what judging it alone tells", () => {
	fc.assert(
		fc.property(fc.array(device1, { minLength: 1, maxLength: 6 }), documents, (devices, list) => {
			const assessor = createAssessor(libraryFrom(list), catalogue, { asOf: "2026-06-01", all: true });
			assessor.add(devices.map((who, at) => device({ id: `d${at}`, ...who })));
			const found = assessor.finish({ rejected: [], problems: [] }).findings;
			for (const [at, who] of devices.entries()) {
				const mine = found.filter((finding) => finding.device.id === `d${at}`);
				assert.deepEqual(
					mine.map((finding) => `${finding.cve} ${told(finding)} ${finding.upgradeTo}`).sort(),
					holesOf(who, list)
						.map((hole) => `${hole.cve} ${told(hole)} ${hole.upgradeTo}`)
						.sort(),
				);
			}
		}),
		{ numRuns: 150 },
	);
});

test("installing what is named leaves nothing known to be affected in that document", () => {
	fc.assert(
		fc.property(firmware, fc.array(bound, { minLength: 1, maxLength: 3 }), (installed, fixes) => {
			const document = advisory({
				products: [{ name: "ND-CAM2142", versions: "<=V0.9.0" }],
				fixes: fixes.map((text) => text.replace(/ build .*/, "")),
			});
			const before = judged(camera(installed), document);
			if (before.upgradeTo === undefined) return;
			assert.equal(told(judged(camera(before.upgradeTo), document)), "fixed", `${installed} to ${before.upgradeTo} of ${fixes.join()}`);
		}),
		{ numRuns: 300 },
	);
});
