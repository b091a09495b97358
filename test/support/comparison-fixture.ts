/** Made-up comparisons of sources for tests of whatever shows them; nothing here says anything about a real hole. */
import type { Difference, SourceComparison, StatedProduct, StatedSource, StatedVerdict } from "../../src/match/source-comparison.ts";
import { HOSTILE } from "./assessment-fixture.ts";

function product(part: Partial<StatedProduct> & { readonly name: string }): StatedProduct {
	return {
		vendor: "Norden",
		models: [part.name],
		status: "known_affected",
		versions: "<=V5.4.4 build 161125",
		reading: "<= V5.4.4 build 161125",
		undated: false,
		part: "",
		fixes: ["V5.4.5 build 170124"],
		pointer: "/product_tree/branches/0",
		...part,
	};
}

function source(part: Partial<StatedSource> & { readonly advisory: string }): StatedSource {
	return {
		publisher: "A coordinator",
		kind: "advisory",
		date: "2017-05-04T00:00:00Z",
		revision: "1",
		file: "a.json",
		products: [],
		repairs: 0,
		unread: 0,
		...part,
	};
}

function says(advisory: string, verdict: StatedVerdict["verdict"], part: Partial<StatedVerdict> = {}): StatedVerdict {
	return { advisory, speaks: "says", verdict, kind: null, undated: false, upgradeTo: null, why: "version 5.4.0 is before 5.4.5", ...part };
}

function difference(part: Partial<Difference>): Difference {
	return {
		device: { brand: "Norden", maker: undefined, model: "ND-CAM2142", firmware: "V5.4.5 build 170124" },
		deviceIds: ["cam-1", "cam-2"],
		verdicts: [],
		together: { verdict: "under_investigation", kind: "sources_disagree", restsOn: ["COORD-1", "NVD:CVE-2017-7921"], setAside: [] },
		...part,
	};
}

/** Three sources that contradict each other, leave devices out, and hold what a hostile publisher would write. */
export const richComparison: SourceComparison = {
	schema: "seawall/source-comparison/1",
	cve: "CVE-2017-7921",
	sources: [
		source({
			advisory: "COORD-1",
			products: [
				product({ name: "CAM2142" }),
				product({ name: "CAM2143" }),
				product({ name: HOSTILE.script, reading: `${HOSTILE.bidi} ${"x".repeat(400)}`, fixes: [HOSTILE.control, HOSTILE.image] }),
			],
			unread: 2,
		}),
		source({
			advisory: "NVD:CVE-2017-7921",
			kind: "nvd",
			publisher: "NVD",
			products: [product({ name: "CAM2142", reading: ">= 5.0 and < 5.5.0", part: "nvd", fixes: [] })],
		}),
		source({ advisory: "CVE:CVE-2017-7921", kind: "cve", publisher: HOSTILE.image, repairs: 1 }),
	],
	devices: 41,
	spokenOf: 12,
	differing: 5,
	differences: [
		difference({
			device: { brand: "Norden", maker: undefined, model: "ND-CAM2143", firmware: undefined },
			deviceIds: ["cam-9"],
			verdicts: [
				says("COORD-1", "known_affected", { upgradeTo: "V5.4.5 build 170124" }),
				says("NVD:CVE-2017-7921", "known_affected", { speaks: "silent" }),
			],
			together: { verdict: "known_affected", kind: undefined, restsOn: ["COORD-1"], setAside: [] },
		}),
		difference({
			verdicts: [
				says("COORD-1", "fixed", { why: "the same text" }),
				says("NVD:CVE-2017-7921", "known_affected", { upgradeTo: "5.5.0", undated: true }),
				says("CVE:CVE-2017-7921", "under_investigation", { speaks: "undecidable" }),
			],
		}),
		difference({
			device: { brand: HOSTILE.script, maker: undefined, model: HOSTILE.bidi, firmware: HOSTILE.control },
			deviceIds: [HOSTILE.image, HOSTILE.formula],
			verdicts: [
				says("COORD-1", "under_investigation", { kind: "firmware_unreadable", why: HOSTILE.script }),
				says("NVD:CVE-2017-7921", "known_affected"),
			],
		}),
	],
	problems: [],
};

/** One source, no device. */
export const loneComparison: SourceComparison = {
	...richComparison,
	cve: "CVE-2017-0001",
	sources: richComparison.sources.slice(0, 1),
	spokenOf: 0,
	differing: 0,
	differences: [],
};

/** As many differences as a large fleet gives. */
export function bigComparison(kinds: number): SourceComparison {
	const [, one] = richComparison.differences;
	const differences = Array.from({ length: kinds }, (_, n) => ({
		...(one ?? difference({})),
		device: { brand: "Norden", maker: undefined, model: `ND-CAM${n}`, firmware: "V5.4.5 build 170124" },
		deviceIds: Array.from({ length: 100 }, (_, id) => `cam-${n}-${id}`),
	}));
	const products = Array.from({ length: 5000 }, (_, n) => product({ name: `CAM${n}`, reading: `<= 5.${n}` }));
	const sources = Array.from({ length: 60 }, (_, n) => source({ advisory: `COORD-${n}`, products }));
	return { ...richComparison, sources, differences, devices: kinds * 100, differing: kinds * 100, spokenOf: kinds * 100 };
}
