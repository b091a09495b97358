/** Identities near the bounds of real documents: where a fast path would go wrong if it could. */
import { createHash } from "node:crypto";
import type { Library } from "../../src/match/compile.ts";
import type { Identity } from "../../src/match/identity.ts";

/** A seeded source of numbers from 0 to 1, the same on every machine. */
export function seeded(seed: string): () => number {
	let counter = 0;
	return () => createHash("sha256").update(`${seed}/${counter++}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** `count` identities made of names and versions that the documents themselves contain, and of variations of them. */
export function identitiesNear(library: Library, count: number, seed: string): readonly Identity[] {
	const next = seeded(seed);
	const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
	const products = library.advisories.flatMap((entry) => entry.products);
	const versions = [...new Set(products.flatMap(({ product }) => textsOf(product.expression)))];
	return Array.from({ length: count }, () => {
		const product = pick(products);
		const own = product === undefined ? [] : textsOf(product.product.expression);
		const name = pick(product?.product.models ?? [])?.text ?? "X";
		const model = name
			.replace(/ ?series$/i, "")
			.replace(/[x?]/g, () => String(Math.floor(next() * 10)))
			.replace(/\*|X+$/g, "");
		const version = next() < 0.7 ? pick(own) : pick(versions);
		return {
			brand: next() < 0.9 ? product?.product.vendor : pick(["LTS", "Annke", "Northern Video", undefined]),
			maker: undefined,
			model: next() < 0.95 ? `${model}${next() < 0.3 ? "-I" : ""}` : undefined,
			firmware: next() < 0.1 ? undefined : vary(version ?? "1.0", next),
			oemMap: undefined,
		};
	});
}

function textsOf(expression: Library["advisories"][number]["products"][number]["product"]["expression"]): readonly string[] {
	if (expression.kind !== "ranges") return [];
	return expression.alternatives.flatMap((alternative) =>
		alternative.kind === "exact"
			? [alternative.text]
			: [alternative.lower?.text, alternative.upper?.text].filter((text) => text !== undefined),
	);
}

/** The same version, one number changed by one, or its tail cut off. */
function vary(version: string, next: () => number): string {
	const roll = next();
	if (roll < 0.35) return version;
	if (roll < 0.5) return version.replace(/[\s_.-][^\s_.-]*$/, "");
	const numbers = [...version.matchAll(/\d+/g)];
	const at = numbers[Math.floor(next() * numbers.length)];
	if (at === undefined) return version;
	const changed = String(Math.max(0, Number(at[0]) + (next() < 0.5 ? 1 : -1))).padStart(at[0].length, "0");
	return `${version.slice(0, at.index)}${changed}${version.slice(at.index + at[0].length)}`;
}
