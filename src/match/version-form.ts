/**
 * Versions as a form and three numbers, for schemes of which nothing else decides an order (`FirmwareScheme.bySigns`): two versions of one
 * form stand to a third as their numbers do, so what was compared once need not be compared again.
 */
import type { FirmwareVersion } from "../catalog/firmware/scheme.ts";

/** A version in numbers. */
export interface FormedVersion {
	/** Equal for versions with the same line and suffixes that state the same parts. */
	readonly form: number;
	/** The numeric parts, packed to one number that orders as they do. */
	readonly vector: number;
	/** 0 where not stated, which the form tells. */
	readonly serial: number;
	readonly day: number;
}

/** The forms of one scheme's versions that were met so far. */
export interface VersionForms {
	/** `undefined` for a version that is compared part by part: too many or too large parts, or too many forms already. */
	formed(version: FirmwareVersion): FormedVersion | undefined;
	/**
	 * How versions of one form stand to those of another, by `signsOf`; 0 for what was not met yet, and for the caller to fill.
	 * `undefined` where signs do not tell: with different numbers of parts one may be the beginning of the other.
	 */
	known(form: number, other: number): Uint8Array | undefined;
}

/** Packed into one number without loss: four parts of thirteen bits. */
const MOST_PARTS = 4;
const LARGEST_PART = 8_191;
/** Lines and suffixes are texts of strangers: beyond that many no new form is kept. */
const MOST_FORMS = 4_096;
/** Places in a table of `known`: three signs of three kinds. */
const SIGNS = 27;

/** No forms yet. */
export function createVersionForms(): VersionForms {
	const forms = new Map<string, number>();
	/** Numbers of parts by form. */
	const lengths: number[] = [];
	const tables: Uint8Array[][] = [];

	return {
		formed(version) {
			const vector = packed(version.vector);
			if (vector < 0) return undefined;
			const key = formKey(version);
			let form = forms.get(key);
			if (form === undefined) {
				if (forms.size >= MOST_FORMS) return undefined;
				form = forms.size;
				forms.set(key, form);
				lengths.push(version.vector.length);
			}
			return { form, vector, serial: version.serial ?? 0, day: version.buildDate ?? 0 };
		},
		known(form, other) {
			if (lengths[form] !== lengths[other]) return undefined;
			const byOther = tables[form] ?? [];
			tables[form] = byOther;
			const table = byOther[other] ?? new Uint8Array(SIGNS);
			byOther[other] = table;
			return table;
		},
	};
}

/** Which of each pair of numbers is the larger, as a place in a table of `known`. */
export function signsOf(mine: FormedVersion, vector: number, serial: number, day: number): number {
	return sign(mine.vector, vector) * 9 + sign(mine.serial, serial) * 3 + sign(mine.day, day);
}

function sign(a: number, b: number): number {
	return a < b ? 0 : a === b ? 1 : 2;
}

function packed(vector: readonly number[]): number {
	if (vector.length > MOST_PARTS) return -1;
	let number = 0;
	for (const part of vector) {
		if (part > LARGEST_PART) return -1;
		number = number * (LARGEST_PART + 1) + part;
	}
	return number;
}

/** What all versions of a form have in common. */
function formKey({ line, vector, serial, buildDate, suffixes }: FirmwareVersion): string {
	const stated = (serial === undefined ? 0 : 1) + (buildDate === undefined ? 0 : 2);
	return `${vector.length}${stated}${line === undefined ? "" : `=${line}`}\n${suffixes.join("\n")}`;
}
