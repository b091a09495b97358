/** The formats that JSON Schema names and CSAF uses: `uri` (RFC 3986), `date-time` (RFC 3339), `uuid`. Linear in the length of the text. */

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HEX = /^[0-9a-f]{2}$/i;
/** What may stand unencoded, beside letters and digits: unreserved and sub-delims. */
const SIGNS = "-._~!$&'()*+,;=";

function isPlain(code: number): boolean {
	return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** True when the text consists of plain characters, percent-encoded bytes and `more`. */
function consistsOf(text: string, more: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (isPlain(code)) continue;
		const sign = text.charAt(at);
		if (sign === "%") {
			if (!HEX.test(text.slice(at + 1, at + 3))) return false;
			at += 2;
		} else if (!SIGNS.includes(sign) && !more.includes(sign)) return false;
	}
	return true;
}

/** An IPv4 address by RFC 3986, without leading zeros. */
function isIpV4(text: string): boolean {
	const parts = text.split(".");
	return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function groupsOf(text: string): readonly string[] {
	return text === "" ? [] : text.split(":");
}

/** An IPv6 address by RFC 3986, section 3.2.2. */
function isIpV6(text: string): boolean {
	if (text.length > 45) return false;
	const halves = text.split("::");
	if (halves.length > 2) return false;
	const groups = halves.map(groupsOf);
	const last = groups.at(-1)?.at(-1);
	const hasV4 = last?.includes(".") === true;
	if (hasV4 && !isIpV4(last ?? "")) return false;
	const flat = groups.flat();
	const words = hasV4 ? flat.slice(0, -1) : flat;
	if (words.some((word) => !/^[0-9a-f]{1,4}$/i.test(word))) return false;
	const size = words.length + (hasV4 ? 2 : 0);
	return halves.length === 2 ? size <= 7 : size === 8;
}

function isAuthority(text: string): boolean {
	const sign = text.lastIndexOf("@");
	if (sign >= 0 && !consistsOf(text.slice(0, sign), ":")) return false;
	const host = text.slice(sign + 1);
	if (host.startsWith("[")) {
		const end = host.indexOf("]");
		if (end < 0 || !/^(?::\d*)?$/.test(host.slice(end + 1))) return false;
		const inside = host.slice(1, end);
		return isIpV6(inside) || /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i.test(inside);
	}
	const colon = host.indexOf(":");
	const name = colon < 0 ? host : host.slice(0, colon);
	return consistsOf(name, "") && (colon < 0 || /^\d*$/.test(host.slice(colon + 1)));
}

/** What most addresses are: a host of letters, digits, dots and dashes, and plain signs behind it. All of them are URIs. */
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9.-]+(?:\/[A-Za-z0-9\-._~/]*)?(?:#[A-Za-z0-9\-._~/]*)?$/;

/**
 * True when the text is a URI by RFC 3986, with a scheme.
 *
 * `scheme:` alone is none here: JSON Schema validators ask for something after the colon, and a link to nothing helps nobody.
 */
export function isUri(text: string): boolean {
	if (PLAIN_URL.test(text)) return true;
	const scheme = SCHEME.exec(text);
	if (scheme === null) return false;
	let rest = text.slice(scheme[0].length);
	const hash = rest.indexOf("#");
	if (hash >= 0) {
		if (!consistsOf(rest.slice(hash + 1), ":@/?")) return false;
		rest = rest.slice(0, hash);
	}
	const question = rest.indexOf("?");
	if (question >= 0) {
		if (!consistsOf(rest.slice(question + 1), ":@/?")) return false;
		rest = rest.slice(0, question);
	}
	if (rest === "") return false;
	if (!rest.startsWith("//")) return consistsOf(rest, ":@/");
	const slash = rest.indexOf("/", 2);
	const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
	return isAuthority(authority) && (slash < 0 || consistsOf(rest.slice(slash), ":@/"));
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt\s](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):?(\d\d)|([+-])(\d\d))$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * True when the text is a date and time by RFC 3339 that exists. A blank between the two passes, as it does in the validators of JSON
 * Schema that are in use, and so does `+0200`: test 6.1.37 of CSAF 2.1 holds texts against the stricter rules of its section 2.3.
 */
export function isDateTime(text: string): boolean {
	const parts = DATE_TIME.exec(text);
	if (parts === null) return false;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
	const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	if (month < 1 || month > 12 || day < 1 || day > (month === 2 && !leap ? 28 : (DAYS[month - 1] ?? 0))) return false;
	const sign = (parts[7] ?? parts[10]) === "-" ? -1 : 1;
	const offsetHours = Number(parts[8] ?? parts[11] ?? 0);
	const offsetMinutes = Number(parts[9] ?? 0);
	if (offsetHours > 23 || offsetMinutes > 59) return false;
	if (hour <= 23 && minute <= 59 && second < 60) return true;
	// A leap second is the last one of a day in UTC.
	const inUtc = (hour * 60 + minute - sign * (offsetHours * 60 + offsetMinutes) + 2880) % 1440;
	return second === 60 && hour <= 23 && minute <= 59 && inUtc === 1439;
}
