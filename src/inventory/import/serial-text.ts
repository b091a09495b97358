/** Serial numbers: placeholders, and the model that some makers write in front. */
import { splitSerial } from "../../catalog/signal/serial-form.ts";

/** `00000000`, `123456`, `N/A-1`: factory or filler values, the same on many devices. */
export function isPlaceholderSerial(serial: string): boolean {
	if (serial.length > 12 && serial.charCodeAt(0) !== serial.charCodeAt(1) && !serial.startsWith("12")) return false;
	const bare = serial.replace(/[\s-]/g, "");
	return (
		bare.length < 3 ||
		/^(.)\1*$/.test(bare) ||
		"12345678901234567890".startsWith(bare) ||
		/^(?:default|serial(?:number)?|test|notset)$/i.test(bare)
	);
}

/** `DS-2CD2142FWD-I20160601CCWR000000002` -> `DS-2CD2142FWD-I`; `undefined` when the serial does not have that form. */
export function modelInSerial(serial: string): string | undefined {
	return splitSerial(serial)?.model;
}
