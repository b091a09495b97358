/**
 * What every firmware scheme gives: reading one version string, and a partial order of two.
 *
 * The order has four outcomes. `?` is an honest answer, not a failure: a guess would hide a vulnerable device
 * (docs/adr/0005-unknown-is-never-safe.md).
 */
import type { Result } from "../../core/result.ts";

/** How `a` stands to `b`; `?` where the scheme gives no order. */
export type Order = "<" | "=" | ">" | "?";

/** The part of a version that a comparison or a bound speaks about. */
export type Axis = "version" | "build_date" | "serial" | "suffix" | "line" | "text";

/** One firmware version as its scheme reads it. Text comes from devices and documents: not trusted, kept as it was in `raw`. */
export interface FirmwareVersion {
	/** Id of the scheme that read it, such as `hikvision`. */
	readonly scheme: string;
	/** The text exactly as written, for display and audit. */
	readonly raw: string;
	/** Platform, release line, board or customer code; `undefined` where not stated. Different lines have no order. */
	readonly line: string | undefined;
	/** Numeric parts, most significant first; compared as numbers, never as strings. Fewer parts than usual = partial. */
	readonly vector: readonly number[];
	/** Build day as the number yyyymmdd, its own axis; `undefined` where not stated. */
	readonly buildDate: number | undefined;
	/** Build or release counter where the scheme has one. */
	readonly serial: number | undefined;
	/** Patch letters, `-r2`, `T2-Patch`, region letters: lower case, in the order written. */
	readonly suffixes: readonly string[];
}

/** The outcome of comparing two versions, with what decided it. */
export interface Comparison {
	readonly order: Order;
	/** The axis that decided, or that was missing where the order is `?`. */
	readonly axis: Axis;
	/** Why, in words for a person: `build 160530 is before 170123`. */
	readonly why: string;
	/**
	 * One side states everything that the other states and then more (`2.1.3` extends `2.1`): with order `?`, and where a patch is
	 * ordered after its base (`V20.2 HotfixRev14` after `V20.2`). `a` when the first does, `b` when the second does. A bound can use it:
	 * `2.1.3` is surely not before `2.1`, and what is affected up to `V20.2` may mean its hotfixes too.
	 */
	readonly extends?: "a" | "b" | undefined;
	/** With order `?`: two axes were stated and disagree (version newer, build older). Reported, never settled in silence. */
	readonly conflict?: boolean | undefined;
	/** With order `?`: whatever is missing, the two are not one version. */
	readonly unequal?: boolean | undefined;
}

/** Why a text is no version of a scheme. */
export type FirmwareError =
	| { readonly code: "firmware/unrecognised"; readonly scheme: string; readonly raw: string }
	| { readonly code: "firmware/bad-build-date"; readonly scheme: string; readonly raw: string };

/** One way of writing firmware versions. One file a scheme; scheme.contract.test.ts runs the same laws over all. */
export interface FirmwareScheme {
	/** Stable id, kebab-case, used by the catalogue and by `seawall order`. */
	readonly id: string;
	/** For people: `Hikvision, version and build`. */
	readonly title: string;
	/**
	 * True when a build day can contradict the version (`V5.4.20` built before `V5.4.5`). A device that does not state its build
	 * then has no sure order to a bound that does: the build may turn the answer into a conflict.
	 */
	readonly buildMayContradict: boolean;
	/**
	 * True when the line is the name of the model (`FD9387A-VVTK` in `FD9387A-VVTK-0101b`). Two bare texts then have no order, but a
	 * document's number for a model and that model's own number are of one line although only one of them spells it out.
	 */
	readonly lineIsModel: boolean;
	/**
	 * True when nothing decides an order but the lines and suffixes, which numbers are stated, and which of two numbers is the larger:
	 * two pairs that are alike in all of that stand alike.
	 */
	readonly bySigns: boolean;
	/** Reads one text of at most 200 characters; refuses rather than guesses; never throws. */
	parse(raw: string): Result<FirmwareVersion, FirmwareError>;
	/** Orders two versions that this scheme read. Antisymmetric; transitive where it is not `?`. */
	compare(a: FirmwareVersion, b: FirmwareVersion): Comparison;
}
