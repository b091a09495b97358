/** Which family a model name belongs to, and so who built the device, whatever its label says. */
import { compileFamily } from "./check-references.ts";
import type { ModelPattern } from "./model/pattern.ts";
import { compact, tidyModel } from "./model/tidy.ts";
import type { ModelFamily, Vendor, VendorId } from "./vendor.ts";

const MOST_REMEMBERED = 20_000;

/** Families with their patterns, asked again and again for the same few thousand models. */
export class FamilyFinder {
	/** Longest beginning first, so that `DS-2CD` is tried before `DS-`; grouped by maker, whose prefixes are then read once. */
	readonly #byMaker: readonly {
		readonly maker: VendorId;
		readonly members: readonly { readonly family: ModelFamily; readonly pattern: ModelPattern }[];
	}[];
	readonly #remembered = new Map<string, ModelFamily | undefined>();

	constructor(families: readonly ModelFamily[], vendors: ReadonlyMap<VendorId, Vendor>) {
		const compiled = families.flatMap((family) => {
			const pattern = compileFamily(family, vendors.get(family.maker)?.convention);
			return pattern === undefined ? [] : [{ family, pattern }];
		});
		const groups = Map.groupBy(compiled, ({ family }) => family.maker);
		this.#byMaker = [...groups].map(([maker, members]) => ({
			maker,
			members: members.sort((a, b) => b.pattern.prefix.length - a.pattern.prefix.length),
		}));
	}

	/** See Catalogue.familyOf. Without a maker only distinctive families answer; two makers that claim one name cancel each other. */
	find(model: string, maker: VendorId | undefined): ModelFamily | undefined {
		const key = `${maker ?? ""}\u0000${model}`;
		if (this.#remembered.has(key)) return this.#remembered.get(key);
		// Whatever prefix comes off, the family's own characters must stand somewhere: spares nearly all tests.
		const written = compact(tidyModel(model));
		const groups = maker === undefined ? this.#byMaker : this.#byMaker.filter((group) => group.maker === maker);
		const found = groups.flatMap(({ members }) => {
			const fitting = members.filter(
				({ family, pattern }) => written.includes(pattern.prefix) && (maker !== undefined || family.distinctive),
			);
			const first = fitting.find(({ pattern }) => pattern.test(model).match === "match");
			return first === undefined ? [] : [first];
		});
		const best = found.sort((a, b) => b.pattern.prefix.length - a.pattern.prefix.length);
		const tie = best.length > 1 && best[0]?.pattern.prefix.length === best[1]?.pattern.prefix.length;
		const family = tie ? undefined : best[0]?.family;
		if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
		this.#remembered.set(key, family);
		return family;
	}
}
