/** One firmware text out of a version column and a build column. */

/** What came of joining; `conflict` when both columns state a build and they differ. */
export interface FirmwareText {
	readonly text: string | undefined;
	readonly conflict: boolean;
}

/**
 * `V5.4.0` and `160530` -> `V5.4.0 build 160530`; a version that states its build already stays as it is.
 *
 * A German date `20.10.2016` is written `2016-10-20`; other spellings stay, for 10/11/2016 has two meanings.
 */
export function joinFirmware(version: string | undefined, build: string | undefined): FirmwareText {
	const stated = build === undefined ? undefined : buildText(build);
	if (stated === undefined) return { text: version, conflict: false };
	if (version === undefined) return { text: `build ${stated}`, conflict: false };
	const digits = stated.replace(/\D/g, "");
	if (digits.length >= 4 && version.replace(/\D/g, "").endsWith(digits.slice(-6))) return { text: version, conflict: false };
	if (/build/i.test(version)) return { text: version, conflict: true };
	return { text: `${version} build ${stated}`, conflict: false };
}

function buildText(build: string): string | undefined {
	const bare = build.replace(/^(?:build|bld|b)[\s:_.#-]*(?=\d)/i, "");
	if (!/\d/.test(bare)) return undefined;
	const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare);
	if (german === null) return bare;
	return `${german[3]}-${(german[2] ?? "").padStart(2, "0")}-${(german[1] ?? "").padStart(2, "0")}`;
}
