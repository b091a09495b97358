/**
 * Forms of firmware text that few others write: hints at whose firmware runs, whatever the label says.
 *
 * A form is narrower than the scheme that orders the versions: a scheme reads what a known maker wrote, a form must not take what
 * anybody might have written. Texts come from devices; at most `LONGEST` characters are looked at.
 */
import { parseDay } from "../firmware/build-day.ts";

const LONGEST = 200;

/** `V5.4.5 build 170124`, `V5.6.2build 190701`, `3.2.30_build221223`; behind the day stands nothing. */
const VERSION_BUILD = /^v?\d{1,2}\.\d{1,2}\.\d{1,3}[\s_]{0,2}build[\s_]{0,2}(\d{6})$/i;

/** `IPC_G3_EN_STD_5.5.160_210416`: the platform stands in front. */
const PLATFORM_IMAGE = /^(?:ipc|nvr|dvr|ipd)[a-z]{0,3}_[a-z]\d{1,2}(?:_[a-z]{2,8}){0,4}_v?\d{1,3}(?:\.\d{1,3}){1,3}_(?:build)?(\d{6})/i;

/** `2.800.0000000.13.R`, `4.001.0000005.1.R.210709`, `V2.420.0000.10.R`: a line code of digits, and the mark behind the counter. */
const LINE_CODE = /(?:^|_)v?\d{1,2}\.\d{3}\.(?:\d{7}|\d{4})\.\d{1,5}\.[rt](?:$|[\s,;.])/i;

/** `DH_IPC-HX5X3X-Rhea_MultiLang_PN_Stream3_V2.800.0000000.0.R.220101.bin` */
const DH_IMAGE = /^dh_[a-z]{2,6}[a-z0-9]{0,8}-[a-z0-9-]{2,40}_/i;

/** `NVR-B3801.20.17.240507`, `DIPC-B1216.5.7.230109` */
const PLATFORM_B = /^[a-z]{2,8}-b\d{3,5}(?:\.\d{1,4}){1,3}(?:\.(\d{6}))?$/i;

/** `V4.02.R11.A6531149.12001.131900.00000`: the third group is the board. */
const RELEASE_BOARD = /^v?\d{1,2}\.\d{2}\.r\d{1,2}\.[0-9a-f]{8}(?:\.|$)/i;

/** `4.2.1.51203B200724.D10.U1(2A51)` */
const REVISION_BOARD = /^\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{3,6}b(\d{6})\.d\d{1,3}\.u\d{1,3}/i;

const VVTK = /^[a-z0-9]{3,16}(?:-[a-z0-9]{1,6})?-vvtk-\d{4}/i;
const MX = /^mx-v\d{1,2}(?:\.\d{1,4}){2,3}/i;
/** `V1.00_2017_12_15` */
const UNDERSCORED_DAY = /^v\d{1,2}\.\d{2}_\d{4}_\d{2}_\d{2}/i;
/** `v3.0.0.136_20121102`: eight digits that are yymmdd and a counter. */
const DAY_AND_COUNTER = /^v\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{2,6}_(\d{6})\d{2}/i;

/** Forms by the name that signals.json gives them. */
const FORMS: ReadonlyMap<string, RegExp> = new Map([
	["version-build", VERSION_BUILD],
	["platform-image", PLATFORM_IMAGE],
	["line-code", LINE_CODE],
	["dh-image", DH_IMAGE],
	["platform-b", PLATFORM_B],
	["release-board", RELEASE_BOARD],
	["revision-board", REVISION_BOARD],
	["vvtk", VVTK],
	["mx", MX],
	["underscored-day", UNDERSCORED_DAY],
	["day-and-counter", DAY_AND_COUNTER],
]);

/** Whether there is a form of this name. */
export function isFirmwareForm(name: string): boolean {
	return FORMS.has(name);
}

/** Whether a firmware text has the form; digits that stand for a day must be one. */
export function hasFirmwareForm(name: string, firmware: string): boolean {
	const found = FORMS.get(name)?.exec(firmware.slice(0, LONGEST).trim());
	if (found === undefined || found === null) return false;
	return found[1] === undefined || parseDay(found[1]) !== undefined;
}
