/** A fleet of any size for measuring: brands and models in the proportions of a Zipf law, the same at every run. */
import type { Device } from "../../src/inventory/device.ts";
import type { ImportBatch } from "../../src/inventory/ports.ts";
import { device } from "./stores.ts";

const BRANDS = ["HIKVISION", "Dahua", "Axis", "Hanwha", "Uniview", "Reolink", "Geutebrück", "Mobotix", "TVT", "Honeywell"];

/** Devices `from` to `to` (not included). */
function some(from: number, to: number): readonly Device[] {
	const devices: Device[] = [];
	for (let n = from; n < to; n += 1) {
		// A multiplicative hash spreads the numbers without a state to carry.
		const spread = (Math.imul(n, 0x9e3779b1) >>> 0) / 2 ** 32;
		const rank = Math.floor(300 ** spread) - 1;
		const mac = (0xc056e3000000 + n).toString(16).replace(/..(?!$)/g, "$&:");
		devices.push(
			device(
				{
					id: `cam-${n}`,
					site: `Site ${n % 200}`,
					name: `Camera ${n}`,
					brand: BRANDS[rank % BRANDS.length],
					model: `DS-2CD${2000 + rank}FWD-I`,
					firmware: `V5.${rank % 7}.${n % 10} build 16${String((n % 12) + 1).padStart(2, "0")}15`,
					kind: "camera",
					mac,
					serial: `DS-2CD${rank}20160530AAWR${n}`,
					addresses: [`10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`],
					openPorts: [80, 554],
					exposure: n % 20 === 0 ? "internet" : "internal",
				},
				n + 2,
			),
		);
	}
	return devices;
}

/** A fleet, a thousand devices at a time. */
export function* fleet(size: number): Generator<ImportBatch> {
	for (let from = 0; from < size; from += 1000) yield { devices: some(from, Math.min(size, from + 1000)), rejected: [] };
}
