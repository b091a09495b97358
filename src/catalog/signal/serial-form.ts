/** Serial numbers that begin with the model: `DS-2CD2142FWD-I20160601CCWR000000002` is model, day of manufacture, body. */
import { parseDay } from "../firmware/build-day.ts";

/** Structure as SADP and ISAPI answers and SADP's export show it. */
const MODEL_DAY_BODY = /^([A-Z]{1,4}-[A-Z0-9()/-]{3,40}?)(20[0-4]\d\d{4})[A-Z]{1,6}[A-Z0-9]{5,24}$/;

/** The model in front and the day on which the device was made. */
export interface SerialParts {
	readonly model: string;
	/** yyyymmdd as a number. */
	readonly made: number;
}

/** Names of the forms that signals.json may use. */
export function isSerialForm(name: string): boolean {
	return name === "model-day-body";
}

/**
 * Splits a serial number, as a device or a person wrote it.
 *
 * @returns `undefined` when it does not have the form, or its digits are no day.
 */
export function splitSerial(serial: string): SerialParts | undefined {
	if (serial.length < 18 || serial.length > 90) return undefined;
	const [, model, digits = ""] = MODEL_DAY_BODY.exec(serial) ?? [];
	const made = parseDay(digits);
	return model === undefined || made === undefined ? undefined : { model, made };
}
