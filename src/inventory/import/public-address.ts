/** Whether an address can be reached from the internet by what it is. */
import { ipv4Number } from "./address.ts";

/**
 * IPv4 blocks that are not public, as [network, prefix length]: RFC 6890 and its updates (private, shared 100.64/10,
 * loopback, link-local, documentation, benchmark, multicast, reserved).
 */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
];

const ranges = NOT_PUBLIC.map(([network, length]) => {
	const from = ipv4Number(network) ?? 0;
	return { from, to: from + 2 ** (32 - length) - 1 };
});

/** True for addresses that the internet routes; false for host names, whose address is not known here. */
export function isPublicAddress(address: string): boolean {
	const value = ipv4Number(address.startsWith("::ffff:") ? address.slice(7) : address);
	return value === undefined ? isPublicIpv6(address) : isPublicIpv4(value);
}

/** The same for the 32 bits of an IPv4 address. */
export function isPublicIpv4(value: number): boolean {
	for (const { from, to } of ranges) if (value >= from && value <= to) return false;
	return true;
}

/** Global unicast is 2000::/3; 2001:db8::/32 and 3fff::/20 are documentation, 2001::/23 is for protocols. */
function isPublicIpv6(address: string): boolean {
	if (!/^[23][0-9a-f]{3}:/.test(address)) return false;
	const [first = 0, second = 0] = address.split(":").map((group) => Number.parseInt(group === "" ? "0" : group, 16));
	if (first === 0x2001 && (second === 0xdb8 || second < 0x200)) return false;
	return !(first === 0x3fff && second < 0x1000);
}
