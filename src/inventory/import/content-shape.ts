/** Recognising a column by its cells, where it has no heading or one that names nothing known. */
import { looksLikeAddress } from "./address.ts";
import type { Field } from "./field.ts";
import { looksLikeMac } from "./mac.ts";
import { keyOf } from "./name-key.ts";
import { modelInSerial } from "./serial-text.ts";

/**
 * Shapes that hardly anything else has. A password must not pass for one of them, so models are recognised by the beginnings
 * that makers use, and brands by a list: never by "letters and digits".
 */
const FIRMWARE =
	/^V?\d{1,3}\.\d{1,3}\.\d{1,5}(?:\.\d{1,4})?[ _,]*build[ _:]*\d|^V?\d\.\d{3}\.[0-9A-Z]{4,8}\.\d{1,3}|^V?\d{1,3}\.\d{1,3}\.\d{1,4}(?:\.\d{1,4})?(?:[_-]?[a-z]?\d{4,8})?$|^build[ _:]*\d{6}/i;
const MODEL =
	/^(?:i?DS-\d|DH-|DHI-|IPC-?[A-Z0-9]|NVR-?\d|DVR-?\d|XVR-?\d|HCVR-?\d|HWI-|THC-|NVR-\d|SD\d{2}|[A-Z]N[VOBDP]-[A-Z0-9]|SN[VOBDP]-\d|[XPQ]R[NV]-\d|[MPQF]\d{4}-[A-Z]{1,3}\b|AXIS [A-Z]\d|RLC-\d|RLN\d|TV-IP\d|DCS-\d|GV-[A-Z]|CMIP\d|CP-U|HEN\d|HBD\d|H[34]\w\dPER|VTO\d|VTH\d|TD-\d|FD\d{4}|IP\d{4}-)/i;

const BRANDS: ReadonlySet<string> = new Set(
	"hikvision dahua axis axiscommunications hanwha hanwhavision hanwhatechwin samsung samsungtechwin wisenet bosch sony panasonic ipro uniview unv reolink amcrest lorex swann annke lts ezviz hilook hiwatch imou honeywell vivotek mobotix geovision geutebrueck tvt xiongmai foscam avigilon pelco arecont arecontvision flir dlink trendnet intelbras cpplus tiandy milesight acti tplink ubiquiti provisionisr digitalwatchdog idis grandstream vicon verkada avtech qnap synology safire 海康威视 大华 宇视 天地伟业".split(
		" ",
	),
);

/** What one cleaned cell looks like; narrow shapes first. */
export function shapeOf(text: string): Field | undefined {
	if (text.length > 300) return undefined;
	if (looksLikeMac(text)) return "mac";
	if (looksLikeAddress(text)) return "address";
	if (modelInSerial(text) !== undefined) return "serial";
	if (FIRMWARE.test(text)) return "firmware";
	if (MODEL.test(text)) return "model";
	return BRANDS.has(keyOf(text)) ? "brand" : undefined;
}

/** Share of a column's stated cells that must have one shape, and the least number of them. */
const SHARE = 0.6;

/** The field that most of a column's cells look like. Cells are cleaned; `undefined` ones do not count. */
export function guessField(cells: readonly (string | undefined)[]): { readonly field: Field; readonly hits: number } | undefined {
	const counts = new Map<Field, number>();
	let stated = 0;
	for (const cell of cells) {
		if (cell === undefined) continue;
		stated += 1;
		const shape = shapeOf(cell);
		if (shape !== undefined) counts.set(shape, (counts.get(shape) ?? 0) + 1);
	}
	const best = [...counts].sort((a, b) => b[1] - a[1])[0];
	return best !== undefined && best[1] / stated >= SHARE ? { field: best[0], hits: best[1] } : undefined;
}
