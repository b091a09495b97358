/** Whether an address lies in a network, IPv4 or IPv6. */

/** `undefined`: the network is none. Addresses of different kinds never match. */
export function inNetwork(address: string, network: string): boolean | undefined {
	const [base = "", length] = network.split("/");
	const [one, two] = [bitsOf(address), bitsOf(base)];
	const bits = length === undefined ? two?.length : /^\d{1,3}$/.test(length) ? Number(length) : undefined;
	if (two === undefined || bits === undefined || bits > two.length) return undefined;
	return one !== undefined && one.length === two.length && one.slice(0, bits) === two.slice(0, bits);
}

/** An address as zeros and ones; `undefined`: it is none. */
function bitsOf(address: string): string | undefined {
	const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
	if (four !== null) {
		const bytes = four.slice(1).map(Number);
		return bytes.every((byte) => byte < 256) ? bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("") : undefined;
	}
	if (address.length > 45 || !/^[0-9a-f:]+$/i.test(address)) return undefined;
	const halves = address.split("::");
	if (halves.length > 2) return undefined;
	const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
	const missing = 8 - head.length - tail.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
	const groups = [...head, ...Array<string>(Math.max(0, missing)).fill("0"), ...tail];
	if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
	return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}
