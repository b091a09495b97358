/** The likeness of a model found the slow way: held against every product of every document, with no index. The fast way must equal it. */
import { fold } from "../../src/core/text.ts";
import type { CompiledAdvisory } from "../../src/match/compile.ts";
import { facesOf } from "../../src/match/face.ts";
import { carriesName, hitsOf, sameVendor } from "../../src/match/hit.ts";
import type { EntryLikeness, LikenessOf } from "../../src/match/likeness.ts";

/** For `createMatcher`: every name against every name. */
export const plainLikenessOf: LikenessOf = (identity, library, catalogue) => {
	const faces = facesOf(identity, catalogue);
	const { brand, model } = identity;
	const whole = brand === undefined ? (model ?? "") : `${brand} ${model ?? ""}`;
	const made = new Map<CompiledAdvisory, EntryLikeness>();
	const inEntry = (entry: CompiledAdvisory): EntryLikeness => {
		const held = made.get(entry) ?? {
			entry,
			hits: faces.faces.flatMap((face) => hitsOf(face, entry.products, catalogue)),
			speaksOf: faces.faces.filter((face) => entry.products.some((product) => sameVendor(face, product))),
		};
		made.set(entry, held);
		return held;
	};
	const vendors = new Set(faces.faces.flatMap((face) => face.vendors));
	const isOwn = (entry: CompiledAdvisory) => entry.products.some((product) => product.owners.some((owner) => vendors.has(owner)));
	const isNamesake = (entry: CompiledAdvisory) =>
		model !== undefined &&
		entry.products.some(
			(product) =>
				product.names.some(({ folded, pattern }) => folded === fold(model) && pattern?.literal === true) ||
				product.names.some(({ name, pattern }) => pattern?.literal === true && fold(name.text) === fold(model)) ||
				((isOwn(entry) || product.names.some(({ pattern }) => (pattern?.prefix.length ?? 0) >= 4)) &&
					(carriesName(product, model) || (product.vendors.length === 0 && carriesName(product, whole)))),
		);
	const all = library.advisories.filter((entry) => isOwn(entry) || isNamesake(entry)).map(inEntry);
	// Every document is asked whether it leaves the model open, not only those that an index finds.
	return { faces, listed: all.filter(({ hits }) => hits.length > 0), namesakes: all, all: () => all, inEntry };
};
