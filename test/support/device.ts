/** A device of an inventory in which everything is unstated but what is given. */
import type { Device } from "../../src/inventory/device.ts";

/** States nothing but its id, and what is given. */
export function bareDevice(fields: Partial<Device> & { readonly id: string }): Device {
	return {
		site: undefined,
		name: undefined,
		brand: undefined,
		maker: undefined,
		model: undefined,
		firmware: undefined,
		kind: "unknown",
		mac: undefined,
		serial: undefined,
		protocol: undefined,
		addresses: [],
		openPorts: [],
		exposure: "unknown",
		oemMap: undefined,
		place: { source: "test.csv", line: 1 },
		...fields,
	};
}
