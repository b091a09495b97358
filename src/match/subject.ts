/** Who is judged: an identity with what the documents have for it. */
import type { FirmwareScheme } from "../catalog/firmware/scheme.ts";
import type { CompiledProduct } from "./compile.ts";
import type { Face } from "./face.ts";
import { type DeviceFirmware, readFirmware } from "./firmware.ts";
import type { Identity } from "./identity.ts";
import type { Likeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import { isHedged } from "./single-answer.ts";

/** An identity with its likeness in the documents and its firmware, read once. */
export interface Subject {
	readonly identity: Identity;
	readonly likeness: Likeness;
	readonly matcher: Matcher;
	firmwareFor(product: CompiledProduct, face: Face): DeviceFirmware | undefined;
}

const NO_SCHEMES: readonly FirmwareScheme[] = [];

/** A build more than two years younger than the catalogue is a mistake of writing, or the catalogue is too old to judge it. */
function latestBuild({ catalogue }: Matcher): number {
	return Number(catalogue.date.slice(0, 10).replaceAll("-", "")) + 20_000;
}

/** Prepares an identity for judging. */
export function subjectOf(inventoried: Identity, matcher: Matcher): Subject {
	const { model, likeness } = matcher.named(inventoried);
	const identity = model === inventoried.model ? inventoried : { ...inventoried, model };
	const hedged = identity.firmware !== undefined && isHedged(identity.firmware);
	const readings = new Map<readonly FirmwareScheme[], DeviceFirmware>();
	return {
		identity,
		matcher,
		likeness,
		firmwareFor(product, face) {
			if (identity.firmware === undefined) return undefined;
			// What may be a plan, a doubt or two versions is read by no scheme.
			const schemes = hedged ? NO_SCHEMES : matcher.schemesFor(product, face);
			const held = readings.get(schemes) ?? readFirmware(identity.firmware, schemes, matcher.readBound, latestBuild(matcher));
			readings.set(schemes, held);
			return held;
		},
	};
}
