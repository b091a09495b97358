/** Serial numbers: placeholders, and the model that some makers write in front. */

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

/**
 * `DS-2CD2142FWD-I20160601CCWR000000002` -> `DS-2CD2142FWD-I`: model, day of manufacture, body.
 *
 * @returns `undefined` when the serial does not have that form with a real month and day.
 */
export function modelInSerial(serial: string): string | undefined {
	const found = /^([A-Z]{1,4}-[A-Z0-9()/-]{3,40}?)(20[0-4]\d)(\d\d)(\d\d)[A-Z]{1,6}[A-Z0-9]{5,24}$/.exec(serial);
	if (found === null) return undefined;
	const [month, day] = [Number(found[3]), Number(found[4])];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? found[1] : undefined;
}
