/** Network addresses as people write them in a cell: bare, with port, as a URL, several at once. */

/** What one cell says. */
export interface AddressCell {
	readonly addresses: readonly string[];
	readonly ports: readonly number[];
	/** True when some piece was no address. */
	readonly unread: boolean;
}

/** Most addresses kept for one device: a recorder has a few, a hostile cell thousands. */
const MOST = 16;

const NONE: AddressCell = { addresses: [], ports: [], unread: false };

/** Reads a cleaned cell; host names need a dot, a digit or a hyphen, so that words such as `DHCP` are not taken for one. */
export function parseAddresses(text: string | undefined): AddressCell {
	if (text === undefined) return NONE;
	const plain = parseIpv4(text);
	if (plain !== undefined) return { addresses: [plain], ports: [], unread: false };
	const addresses = new Set<string>();
	const ports = new Set<number>();
	let unread = false;
	for (const piece of text.split(/[\s,;|]+/).slice(0, MOST)) {
		const found = parseOne(piece);
		if (found === undefined) unread ||= piece !== "";
		else {
			addresses.add(found.host);
			if (found.port !== undefined) ports.add(found.port);
		}
	}
	return { addresses: [...addresses], ports: [...ports], unread };
}

/** Dotted IPv4 in decimal, leading zeros dropped (`010.000.000.005` is 10.0.0.5: people pad, they do not write octal). */
export function parseIpv4(text: string): string | undefined {
	const value = ipv4Number(text);
	if (value === undefined || value === 0) return undefined;
	if (!/(?:^|\.)0\d/.test(text)) return text;
	return text.split(".").map(Number).join(".");
}

/** The 32 bits of a dotted IPv4 address as a number; `undefined` for anything else. */
export function ipv4Number(text: string): number | undefined {
	if (text.length < 7 || text.length > 15) return undefined;
	let value = 0;
	let part = 0;
	let digits = 0;
	let dots = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 48 && code <= 57) {
			part = part * 10 + code - 48;
			digits += 1;
			if (digits > 3 || part > 255) return undefined;
		} else if (code === 46 && digits > 0) {
			value = value * 256 + part;
			part = 0;
			digits = 0;
			dots += 1;
		} else return undefined;
	}
	return dots === 3 && digits > 0 ? value * 256 + part : undefined;
}

/** IPv6 in lower case without zone and prefix length; checked for shape and number of groups. */
export function parseIpv6(text: string): string | undefined {
	const bare = text.replace(/[%/].*$/, "").toLowerCase();
	if (bare.length > 45 || !/^[0-9a-f:.]+$/.test(bare) || !bare.includes(":")) return undefined;
	const halves = bare.split("::");
	if (halves.length > 2 || bare === "::") return undefined;
	const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
	const tail = groups.at(-1) ?? "";
	const embedded = tail.includes(".");
	if (embedded && parseIpv4(tail) === undefined) return undefined;
	const hex = embedded ? groups.slice(0, -1) : groups;
	if (hex.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return undefined;
	const count = hex.length + (embedded ? 2 : 0);
	return (halves.length === 2 ? count < 8 : count === 8) ? bare : undefined;
}

/** True for text that is an address or a URL by itself. */
export function looksLikeAddress(text: string): boolean {
	if (text.length > 300) return false;
	return (
		parseIpv4(text.replace(/(?::\d{1,5}|\/\d{1,2})$/, "")) !== undefined ||
		parseIpv6(text) !== undefined ||
		/^(?:https?|rtsps?):\/\/\S+$/i.test(text)
	);
}

function parseOne(piece: string): { host: string; port: number | undefined } | undefined {
	const whole = parseIpv6(piece);
	if (whole !== undefined) return { host: whole, port: undefined };
	const scheme = /^([a-z][a-z0-9+.-]{0,15}):\/\//i.exec(piece);
	const rest = (scheme === null ? piece : piece.slice(scheme[0].length)).replace(/[/?#].*$/, "");
	const bracket = /^\[([^\]]*)\](?::(\d{1,5}))?$/.exec(rest);
	if (bracket !== null) {
		const host = parseIpv6(bracket[1] ?? "");
		return host === undefined ? undefined : { host, port: portOf(bracket[2]) };
	}
	const found = /^([^:]*)(?::(\d{1,5}))?$/.exec(rest);
	const host = found === null ? undefined : (parseIpv4(found[1] ?? "") ?? hostName(found[1] ?? "", scheme !== null));
	return host === undefined ? undefined : { host, port: portOf(found?.[2]) };
}

function hostName(text: string, certain: boolean): string | undefined {
	if (text.length > 253 || !/^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?$/i.test(text) || /^[\d.]+$/.test(text)) return undefined;
	return certain || /[.\d-]/.test(text) ? text.toLowerCase().replace(/\.$/, "") : undefined;
}

function portOf(text: string | undefined): number | undefined {
	const port = Number(text ?? "0");
	return port >= 1 && port <= 65_535 ? port : undefined;
}
