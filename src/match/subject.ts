/** Who is judged: an identity with what the documents have for it. */
import type { CompiledProduct } from "./compile.ts";
import type { Face, Faces } from "./face.ts";
import { createReader, type DeviceFirmware, readFirmware, type VersionReader } from "./firmware.ts";
import type { Identity } from "./identity.ts";
import type { Likeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import type { Hints } from "./signal-faces.ts";
import type { Signalled } from "./signalled.ts";
import { isHedged } from "./single-answer.ts";

/** An identity with its likeness in the documents and its firmware, read once. */
export interface Subject {
	readonly identity: Identity;
	readonly likeness: Likeness;
	readonly matcher: Matcher;
	firmwareFor(product: CompiledProduct, face: Face): DeviceFirmware | undefined;
	/** The same for what a matcher gave as the reader of a product and a face. */
	firmwareBy(reader: VersionReader): DeviceFirmware | undefined;
	/** What its signals add. */
	readonly hints: Hints | undefined;
	/** The device as its signals alone show it; `undefined` where they add no face. */
	readonly hinted: Subject | undefined;
	/** Every face, those that only signals give last. */
	readonly faces: Faces;
	/** The device without its signals. */
	stated(): Subject;
}

/** What may be a plan, a doubt or two versions is read by no scheme. */
const NO_SCHEMES = createReader([]);

/** Prepares an identity for judging. */
export function subjectOf(inventoried: Identity, matcher: Matcher): Subject {
	const { model, likeness } = matcher.named(inventoried);
	const identity = model === inventoried.model ? inventoried : { ...inventoried, model };
	return new Named(identity, likeness, matcher, matcher.signalled(identity, likeness));
}

class Named implements Subject {
	readonly identity: Identity;
	readonly likeness: Likeness;
	readonly matcher: Matcher;
	readonly hints: Hints | undefined;
	readonly hinted: Subject | undefined;
	readonly faces: Faces;
	readonly #hedged: boolean;
	/** Nearly all devices are read by a single reader. */
	readonly #readings: { readonly reader: VersionReader; readonly firmware: DeviceFirmware }[] = [];

	constructor(identity: Identity, likeness: Likeness, matcher: Matcher, signalled: Signalled | undefined) {
		this.identity = identity;
		this.likeness = likeness;
		this.matcher = matcher;
		this.hints = signalled?.hints;
		this.faces = signalled?.all ?? likeness.faces;
		const through = signalled?.likeness;
		this.hinted = through === undefined ? undefined : new Named(identity, through, matcher, undefined);
		this.#hedged = identity.firmware !== undefined && isHedged(identity.firmware);
	}

	stated(): Subject {
		return this.hints === undefined ? this : new Named(this.identity, this.likeness, this.matcher, undefined);
	}

	firmwareFor(product: CompiledProduct, face: Face): DeviceFirmware | undefined {
		return this.identity.firmware === undefined ? undefined : this.firmwareBy(this.matcher.readerFor(product, face));
	}

	firmwareBy(reader: VersionReader): DeviceFirmware | undefined {
		const { firmware } = this.identity;
		if (firmware === undefined) return undefined;
		const used = this.#hedged ? NO_SCHEMES : reader;
		for (const reading of this.#readings) if (reading.reader === used) return reading.firmware;
		const read = readFirmware(firmware, used, this.matcher.latestBuild);
		this.#readings.push({ reader: used, firmware: read });
		return read;
	}
}
