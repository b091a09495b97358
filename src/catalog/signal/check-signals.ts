/** What signals name: vendors, forms, prefixes and ports that are some; and their own examples. */
import type { Faults } from "../data-check.ts";
import { isFirmwareForm } from "./firmware-form.ts";
import { isSerialForm } from "./serial-form.ts";
import type { Signal, SignalKind } from "./signal.ts";
import { protocolKey, SignalFinder } from "./signal-finder.ts";

/** What a value of each kind must be; the key under which two values are one. */
const VALUES: Readonly<Record<SignalKind, readonly [is: (value: string) => boolean, what: string]>> = {
	mac_prefix: [(value) => /^[0-9A-F]{6}(?:[0-9A-F]|[0-9A-F]{3})?$/.test(value), "6, 7 or 9 hexadecimal digits in capitals"],
	serial_form: [isSerialForm, "a form of serial-form.ts"],
	firmware_grammar: [isFirmwareForm, "a form of firmware-form.ts"],
	board_id: [isFirmwareForm, "a form of firmware-form.ts"],
	oem_infix: [(value) => /^[A-Z]{2}$/.test(value), "two capitals"],
	protocol: [(value) => protocolKey(value) !== "", "the name of a protocol"],
	port: [(value) => /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535, "a port"],
};

/** Adds the faults: an id or value twice, vendors that are none, values of the wrong kind. */
export function checkSignals(signals: readonly Signal[], known: (id: string, at: string) => void, faults: Faults): void {
	const ids = new Set<string>();
	const values = new Set<string>();
	signals.forEach((signal, index) => {
		const at = `signals.json#/signals/${index}`;
		if (ids.has(signal.id)) faults.add("catalog/duplicate-id", `${at}/id`, `"${signal.id}" stands twice`, "Join the two entries.");
		ids.add(signal.id);
		known(signal.vendor, `${at}/vendor`);
		if (signal.brand !== undefined) known(signal.brand, `${at}/brand`);
		const [is, what] = VALUES[signal.kind];
		signal.values.forEach((value, place) => {
			const key = `${signal.kind} ${signal.kind === "protocol" ? protocolKey(value) : value}`;
			if (!is(value)) faults.add("catalog/bad-value", `${at}/values/${place}`, `"${value}" is not ${what}`, "Correct the value.");
			else if (values.has(key)) faults.add("catalog/duplicate-id", `${at}/values/${place}`, `"${value}" stands twice`, "Take one out.");
			values.add(key);
		});
	});
}

/** Where the examples of each kind are looked for; prefixes, protocols and ports are their own examples. */
const EXAMPLES: Readonly<Partial<Record<SignalKind, "firmware" | "serial">>> = {
	serial_form: "serial",
	firmware_grammar: "firmware",
	board_id: "firmware",
	oem_infix: "firmware",
};

/** Runs every signal's own examples; each that fails is a fault. */
export function runSignalExamples(signals: readonly Signal[], fails: (at: string, message: string) => void): void {
	signals.forEach((signal, index) => {
		const field = EXAMPLES[signal.kind];
		if (field === undefined) return;
		const at = `signals.json#/signals/${index}`;
		const finder = new SignalFinder([signal]);
		const shows = (text: string) => finder.find({ [field]: text }) !== undefined;
		signal.matches.forEach((text, example) => {
			if (!shows(text)) fails(`${at}/matches/${example}`, `${signal.id} does not take ${text}`);
		});
		signal.mustNotMatch.forEach((text, example) => {
			if (shows(text)) fails(`${at}/mustNotMatch/${example}`, `${signal.id} does not refuse ${text}`);
		});
		if (signal.matches.length === 0 || signal.mustNotMatch.length === 0) fails(at, `${signal.id} has no examples`);
	});
}
