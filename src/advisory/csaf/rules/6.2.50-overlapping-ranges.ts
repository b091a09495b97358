/** Tests 6.2.50.1 to 6.2.50.3 and 6.3.19.1 to 6.3.19.5 of CSAF 2.1: version ranges of one product that overlap. */
import { member } from "../json.ts";
import type { Branch, CsafView } from "./csaf-view.ts";
import { type Rule, rule } from "./rule.ts";
import { type StatusGroup, statusEntries } from "./status-groups.ts";
import { overlap, readRange, singleVersion, type VersionRange } from "./version-range.ts";

/** Most pairs of siblings that are compared of a document. */
const MOST_PAIRS = 20_000;

type Kind = "vers" | "vls" | "version";

/** A range that a product lies under, and a sibling that it overlaps with. */
interface Pair {
	readonly range: Branch;
	readonly sibling: Branch;
	readonly kind: Kind;
	/** True when the sibling holds a product, false when it holds branches. */
	readonly isLeaf: boolean;
}

const held = new WeakMap<CsafView, readonly Pair[]>();

/** The overlapping pairs of a document, found once. */
function pairsOf(view: CsafView): readonly Pair[] {
	const known = held.get(view);
	if (known !== undefined) return known;
	const pairs: Pair[] = [];
	const ranges = new Map<Branch, VersionRange | undefined>();
	const rangeOf = (branch: Branch): VersionRange | undefined => {
		if (!ranges.has(branch))
			ranges.set(branch, branch.category === "product_version" ? singleVersion(branch.name ?? "") : readRange(branch.name ?? ""));
		return ranges.get(branch);
	};
	let looked = 0;
	for (const range of view.branches) {
		if (range.category !== "product_version_range") continue;
		const own = rangeOf(range);
		if (own === undefined) continue;
		for (const sibling of range.siblings) {
			if (sibling === range || ++looked > MOST_PAIRS) continue;
			const isVersion = sibling.category === "product_version";
			if (!isVersion && sibling.category !== "product_version_range") continue;
			const other = rangeOf(sibling);
			if (other === undefined || overlap(own, other) !== true) continue;
			pairs.push({ range, sibling, kind: isVersion ? "version" : other.form, isLeaf: member(sibling.node, "product") !== undefined });
		}
	}
	held.set(view, pairs);
	return pairs;
}

/** The products under a branch. */
function productsUnder(view: CsafView, branch: Branch): readonly string[] {
	return view.products.flatMap(({ id, branch: own }) => {
		for (let one = own; one !== undefined; one = one.above) if (one === branch) return id === undefined ? [] : [id];
		return [];
	});
}

/** Reports a product of the range and one of the sibling whose groups are, or are not, the same. */
function inGroups(kind: Kind, same: boolean, leavesOnly: boolean): Rule["check"] {
	return (view, report) => {
		const pairs = pairsOf(view).filter((pair) => pair.kind === kind && (pair.isLeaf || !leavesOnly));
		if (pairs.length === 0) return;
		for (const vulnerability of view.vulnerabilities) {
			const groups = new Map<string, Set<StatusGroup>>();
			for (const { product, group } of statusEntries(view, vulnerability))
				if (group !== "Recommended") groups.set(product, (groups.get(product) ?? new Set()).add(group));
			const told = new Set<string>();
			for (const { range, sibling } of pairs) {
				for (const id of productsUnder(view, range)) {
					for (const other of productsUnder(view, sibling)) {
						const [mine, theirs] = [groups.get(id), groups.get(other)];
						if (mine === undefined || theirs === undefined || told.has([id, other].sort().join("\n"))) continue;
						const isSame = [...mine].some((group) => theirs.has(group));
						const isApart = [...mine].some((group) => [...theirs].some((their) => their !== group));
						if (same ? !isSame : !isApart) continue;
						told.add([id, other].sort().join("\n"));
						report(
							vulnerability.place.pointer("product_status"),
							`the versions of "${id}" and "${other}" overlap, and they are in ${same ? "one group" : "groups that contradict each other"}: ${[...mine, ...theirs].join(", ")}`,
						);
					}
				}
			}
		}
	};
}

/** Reports siblings with branches below that overlap with a range; the tree alone decides, as in the standard's example. */
function inBranches(kinds: readonly Kind[]): Rule["check"] {
	return (view, report) => {
		const told = new Set<Branch>();
		for (const { range, sibling, kind, isLeaf } of pairsOf(view)) {
			if (isLeaf || !kinds.includes(kind) || told.has(sibling)) continue;
			told.add(sibling);
			const [name, other] = [(sibling.name ?? "").slice(0, 60), (range.name ?? "").slice(0, 60)];
			report(sibling.place.pointer("name"), `"${name}" overlaps with the range "${other}" beside it`);
		}
	};
}

const whyApart = "For a version in both ranges nobody can say which status holds.";
const whySame = "Ranges that overlap are a sign that the tree is not built as it was meant.";

/** Tests 6.2.50.1 to 6.2.50.3. */
export const overlapsApart: readonly Rule[] = [
	rule(
		"6.2.50.1",
		"Overlapping Product Version Range with VERS in Contradicting Product Status Group",
		whyApart,
		inGroups("vers", false, true),
	),
	rule(
		"6.2.50.2",
		"Overlapping Product Version Range with vls in Contradicting Product Status Group",
		whyApart,
		inGroups("vls", false, true),
	),
	rule(
		"6.2.50.3",
		"Overlapping Product Version Range with Product Version in Contradicting Product Status Group",
		whyApart,
		inGroups("version", false, true),
	),
];

/** Tests 6.3.19.1 to 6.3.19.5. */
export const overlapsSame: readonly Rule[] = [
	rule("6.3.19.1", "Overlapping Product Version Range with VERS in Same Product Status Group", whySame, inGroups("vers", true, true)),
	rule("6.3.19.2", "Overlapping Product Version Range with vls in Same Product Status Group", whySame, inGroups("vls", true, true)),
	rule(
		"6.3.19.3",
		"Overlapping Product Version Range with Product Version in Same Product Status Group",
		whySame,
		inGroups("version", true, false),
	),
	rule("6.3.19.4", "Overlapping Product Version Range with Product Version Range in Branch", whySame, inBranches(["vers", "vls"])),
	rule("6.3.19.5", "Overlapping Product Version Range with Product Version in Branch", whySame, inBranches(["version"])),
];
