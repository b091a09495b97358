/**
 * Finds the signals of a device, and gives them as a short key: a million addresses are a few dozen keys.
 *
 * A key is ids joined by blanks, in the order of the alphabet; a serial number adds the model that stands in it:
 * `mac-dahua protocol-dhip`, `serial-hikvision=DS-2CD2142FWD-I`.
 */
import { dahuaInfix } from "../firmware/dahua-infix.ts";
import { hasFirmwareForm } from "./firmware-form.ts";
import { splitSerial } from "./serial-form.ts";
import type { Clues, Signal } from "./signal.ts";

const MOST_REMEMBERED = 20_000;
/** A device with more ports or protocols is a list of something else. */
const MOST_LISTED = 50;

/** Protocols as people and programs write them: `DHIP`, `Dahua 2`, `hikvision_sadp`. */
export function protocolKey(text: string): string {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

/** The signals of a catalogue, indexed by what shows them. */
export class SignalFinder {
	/** By the digits of a prefix with colons, one map for each length in characters. */
	readonly #prefixes = new Map<number, Map<string, string>>();
	readonly #ports = new Map<number, string>();
	readonly #protocols = new Map<string, string>();
	readonly #infixes = new Map<string, string>();
	readonly #forms: { readonly id: string; readonly forms: readonly string[] }[] = [];
	readonly #serials: string[] = [];
	/** A fleet has few firmwares, and each is looked at through every form. */
	readonly #ofFirmware = new Map<string, string>();

	constructor(signals: readonly Signal[]) {
		for (const signal of signals) this.#index(signal);
	}

	#index({ id, kind, values }: Signal): void {
		switch (kind) {
			case "mac_prefix":
				for (const digits of values) {
					const text = withColons(digits);
					const held = this.#prefixes.get(text.length) ?? new Map<string, string>();
					this.#prefixes.set(text.length, held.set(text, id));
				}
				return;
			case "port":
				for (const port of values) this.#ports.set(Number(port), id);
				return;
			case "protocol":
				for (const name of values) this.#protocols.set(protocolKey(name), id);
				return;
			case "oem_infix":
				for (const letters of values) this.#infixes.set(letters, id);
				return;
			case "serial_form":
				this.#serials.push(id);
				return;
			case "firmware_grammar":
			case "board_id":
				this.#forms.push({ id, forms: values });
		}
	}

	/** The key of a device's signals; `undefined` = it shows none. */
	find({ mac, serial, firmware, protocol, openPorts }: Clues): string | undefined {
		const text = firmware === undefined ? "" : this.#inFirmware(firmware);
		const block = mac === undefined ? undefined : this.#blockOf(mac);
		const parts = serial === undefined ? undefined : splitSerial(serial);
		if (parts === undefined && protocol === undefined && (openPorts === undefined || openPorts.length === 0)) {
			if (block === undefined) return text === "" ? undefined : text;
			if (text === "") return block;
		}
		const found = new Set(text === "" ? [] : text.split(" "));
		if (block !== undefined) found.add(block);
		if (parts !== undefined) for (const id of this.#serials) found.add(`${id}=${parts.model}`);
		for (const word of protocol
			?.slice(0, 500)
			.split(/[,;/|+\n]+/)
			.slice(0, MOST_LISTED) ?? []) {
			const id = this.#protocols.get(protocolKey(word));
			if (id !== undefined) found.add(id);
		}
		for (const port of openPorts?.slice(0, MOST_LISTED) ?? []) {
			const id = this.#ports.get(port);
			if (id !== undefined) found.add(id);
		}
		return found.size === 0 ? undefined : [...found].sort().join(" ");
	}

	#blockOf(mac: string): string | undefined {
		for (const [length, ids] of this.#prefixes) {
			const id = ids.get(mac.slice(0, length));
			if (id !== undefined) return id;
		}
		return undefined;
	}

	#inFirmware(firmware: string): string {
		const held = this.#ofFirmware.get(firmware);
		if (held !== undefined) return held;
		const found = this.#forms.filter(({ forms }) => forms.some((form) => hasFirmwareForm(form, firmware))).map(({ id }) => id);
		const infix = dahuaInfix(firmware);
		const letters = infix === undefined ? undefined : this.#infixes.get(infix.letters);
		if (letters !== undefined) found.push(letters);
		const key = found.sort().join(" ");
		if (this.#ofFirmware.size >= MOST_REMEMBERED) this.#ofFirmware.clear();
		this.#ofFirmware.set(firmware, key);
		return key;
	}
}

/** `08EDED` -> `08:ed:ed`, `50FACB9` -> `50:fa:cb:9`. */
function withColons(digits: string): string {
	return digits.toLowerCase().replace(/..(?=.)/g, "$&:");
}

/** A signal as a key names it. */
export interface ShownSignal {
	readonly signal: Signal;
	/** The model that stands in the serial number. */
	readonly model: string | undefined;
}

/** Longest key that is read: no device shows more than a few signals, but a key may come out of a stranger's proof. */
const LONGEST_KEY = 1000;

/** The signals that a key names; ids that the catalogue does not have are left out. */
export function signalsIn(key: string, byId: (id: string) => Signal | undefined): readonly ShownSignal[] {
	if (key.length > LONGEST_KEY) return [];
	return key.split(" ").flatMap((token) => {
		const at = token.indexOf("=");
		const signal = byId(at < 0 ? token : token.slice(0, at));
		return signal === undefined ? [] : [{ signal, model: at < 0 ? undefined : token.slice(at + 1) }];
	});
}
