/** Cells of inventories, one reader at a time. */
import assert from "node:assert/strict";
import { looksLikeAddress, parseAddresses, parseIpv4, parseIpv6 } from "../../../src/inventory/import/address.ts";
import { cleanCell, withoutCredentials, withoutFormulaMark } from "../../../src/inventory/import/clean-cell.ts";
import { guessField, shapeOf } from "../../../src/inventory/import/content-shape.ts";
import { readDriver } from "../../../src/inventory/import/driver-name.ts";
import { readExposure } from "../../../src/inventory/import/exposure-word.ts";
import { findField } from "../../../src/inventory/import/find-field.ts";
import { joinFirmware } from "../../../src/inventory/import/firmware-text.ts";
import { readKind } from "../../../src/inventory/import/kind-word.ts";
import { looksLikeMac, parseMac } from "../../../src/inventory/import/mac.ts";
import { parseMapSpec } from "../../../src/inventory/import/map-spec.ts";
import { readOemMap } from "../../../src/inventory/import/oem-map.ts";
import { parsePorts } from "../../../src/inventory/import/ports.ts";
import { isPublicAddress } from "../../../src/inventory/import/public-address.ts";
import { isPlaceholderSerial, modelInSerial } from "../../../src/inventory/import/serial-text.ts";
import { isDoubtedModel, isHedged } from "../../../src/match/single-answer.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

type Reader = readonly [name: string, read: (text: string, other: string) => unknown, laws?: (text: string, other: string) => void];

const READERS: readonly Reader[] = [
	[
		"clean cell",
		(text) => cleanCell(text),
		(text) => {
			const clean = cleanCell(text);
			assert.ok((clean?.length ?? 0) <= 500);
			// An apostrophe before a sign is taken off once, since a person may have written the second.
			if (clean !== undefined && !clean.startsWith("'") && !clean.startsWith('="') && !/@|:\/\//.test(clean))
				assert.equal(cleanCell(clean), clean, "a clean cell is not clean");
			assert.doesNotMatch(clean ?? "", /[\u0000-\u001f\u202a-\u202e]/);
		},
	],
	[
		"credentials",
		(text) => withoutCredentials(withoutFormulaMark(text)),
		(text) => assert.doesNotMatch(withoutCredentials(`rtsp://admin:k3nnw0rt@10.0.0.1/${text.replace(/\s/g, "")}`), /admin:k3nnw0rt/),
	],
	["addresses", (text) => parseAddresses(text), (text) => assert.ok(parseAddresses(text).addresses.length <= 16)],
	["address", (text) => [parseIpv4(text), parseIpv6(text), looksLikeAddress(text), isPublicAddress(text)]],
	[
		"mac",
		(text) => [looksLikeMac(text), parseMac(text)],
		(text) => {
			const mac = parseMac(text);
			if (mac !== undefined) assert.equal(parseMac(mac), mac);
		},
	],
	["ports", (text) => parsePorts(text), (text) => assert.ok(parsePorts(text).every((port) => port >= 1 && port <= 65_535))],
	["heading", (text) => findField(text)],
	["shape", (text, other) => [shapeOf(text), guessField([text, other, undefined])]],
	["firmware", (text, other) => joinFirmware(text, other)],
	["build", (text, other) => joinFirmware(other, text)],
	["driver", (text) => readDriver(text)],
	["exposure", (text) => readExposure(text)],
	["kind", (text) => readKind(text)],
	["serial", (text) => [isPlaceholderSerial(text), modelInSerial(text)]],
	["oem map", (text, other) => [readOemMap(text, other, undefined), readOemMap(undefined, undefined, text)]],
	["map", (text) => parseMapSpec(text)],
	[
		"single answer",
		(text) => [isHedged(text), isDoubtedModel(text)],
		(text) => {
			// A doubt stays one, whatever is written behind it.
			if (isHedged(text.slice(0, 300)) && /[\s\p{P}]$/u.test(text.slice(0, 300))) assert.ok(isHedged(`${text.slice(0, 300)} V1`));
			assert.ok(isHedged("V5.4.5 -> V5.5.0") && isDoubtedModel("DS-2CD2032-I, DS-2CD2142FWD-I"));
		},
	],
];

/** One for each reader. */
export const cellTargets: readonly Target[] = READERS.map(([name, read, laws]) => ({
	name: `cell/${name}`,
	make: (chance, seeds) => textInput(chance, chance.once(3) ? seeds.models : seeds.cells, seeds.cells),
	run: (input) => ({
		answer: read(textOf(input), textOf(input, 1)) ?? null,
		laws: laws === undefined ? undefined : () => laws(textOf(input), textOf(input, 1)),
	}),
}));
