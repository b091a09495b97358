/** How a device is reached from outside, as far as its inventory says it: the standing statistic on remote access. */
import { fold } from "../../core/text.ts";

/** The ways, the riskiest first. */
export const REMOTE_ACCESS = ["port_forwarding", "p2p_cloud", "vpn", "none", "unknown"] as const;

/** One of them. */
export type RemoteAccess = (typeof REMOTE_ACCESS)[number];

/** What an inventory states of a device that bears on it. */
export interface StatedAccess {
	readonly exposure: "internet" | "internal" | "isolated" | "unknown";
	/** The column of protocols, a stranger's text: `P2P`, `VPN`, `ONVIF`. */
	readonly protocol: string | undefined;
}

/** Words by which an inventory says how a device is reached; whole words of the folded text. */
const WORDS: readonly (readonly [RemoteAccess, readonly string[]])[] = [
	["p2p_cloud", ["p2p", "cloud", "relay", "hik-connect", "hikconnect", "ezviz", "dmss", "easy4ip", "xmeye"]],
	["vpn", ["vpn", "wireguard", "openvpn", "ipsec"]],
	["port_forwarding", ["port forwarding", "port-forwarding", "portforwarding", "upnp", "portweiterleitung", "portfreigabe"]],
];

/**
 * The way that is stated. A device that the internet reaches has an open port, whatever else is stated. An inner network says nothing of
 * how it is reached from outside, so without a word on it that is not known.
 */
export function remoteAccessOf({ exposure, protocol }: StatedAccess): RemoteAccess {
	if (exposure === "internet") return "port_forwarding";
	const stated = ` ${fold(protocol ?? "").slice(0, 500)} `.replace(/[,;/|+]/g, " ");
	for (const [way, words] of WORDS) if (words.some((word) => stated.includes(` ${word} `))) return way;
	return exposure === "isolated" ? "none" : "unknown";
}
