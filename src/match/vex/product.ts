/** What a VEX document calls a device: its identity without the device, so that no inventory number leaves the house. */
import { visible } from "../../core/problem.ts";
import { fold } from "../../core/text.ts";
import type { FindingDevice } from "../verdict.ts";

/** A distinct identity of the fleet as a product. */
export interface VexProduct {
	/** The same for the same identity in every document: its parts, percent-encoded, with a colon between. */
	readonly id: string;
	/** For people: `Hikvision DS-2CD2142FWD-I V5.4.0 build 160530`. */
	readonly name: string;
	/**
	 * Only where label, model and firmware say all: then a vendor, a model and a version name the product, and others may match by them.
	 * A product without its version would mean every version, and one whose maker is stated apart is not what its label says.
	 */
	readonly exact: { readonly brand: string; readonly model: string; readonly firmware: string; readonly purl: string } | undefined;
}

/** The fields of a device that make its product. */
export type VexIdentity = Pick<FindingDevice, "brand" | "maker" | "model" | "firmware" | "oemMap">;

/** The product of an identity. */
export function vexProductOf({ brand, maker, model, firmware, oemMap }: VexIdentity): VexProduct {
	const parts = [brand, maker, model, firmware, oemMap?.manufacturer, oemMap?.model].map((part) => part?.toWellFormed());
	const last = parts.findLastIndex((part) => part !== undefined);
	const id = parts
		.slice(0, Math.max(1, last + 1))
		.map((part) => encodeURIComponent(part ?? ""))
		.join(":");
	const asides = [
		maker === undefined || (brand !== undefined && fold(maker) === fold(brand)) ? "" : `made by ${maker}`,
		oemMap === undefined ? "" : `inside: ${oemMap.manufacturer} ${oemMap.model}`,
		firmware === undefined ? "firmware not stated" : "",
	].filter((text) => text !== "");
	const named = [brand ?? "(no brand stated)", model ?? "(no model stated)", firmware].filter((text) => text !== undefined).join(" ");
	return {
		id: id === "" ? ":" : id,
		name: visible(asides.length === 0 ? named : `${named} (${asides.join("; ")})`, 3000).toWellFormed(),
		exact: oemMap === undefined ? exactOf(brand, maker, model, firmware) : undefined,
	};
}

function exactOf(
	brand: string | undefined,
	maker: string | undefined,
	model: string | undefined,
	firmware: string | undefined,
): VexProduct["exact"] {
	if (brand === undefined || model === undefined || firmware === undefined) return undefined;
	if (maker !== undefined && fold(maker) !== fold(brand)) return undefined;
	const named = { brand: brand.toWellFormed(), model: model.toWellFormed(), firmware: firmware.toWellFormed() };
	return { ...named, purl: `pkg:generic/${segment(named.brand)}/${segment(named.model)}@${segment(named.firmware)}` };
}

/** A segment of a package URL (purl-spec, "Character encoding"): everything but letters, digits and `.-_~` is encoded; a colon is not. */
function segment(text: string): string {
	return encodeURIComponent(text)
		.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
		.replaceAll("%3A", ":");
}
