/** Editions of the catalogue for tests: the one that ships with something changed, signed by a key of the test's own. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeBundle } from "../../src/catalog/bundle/bundle.ts";
import { makeKey, openSigner } from "../../src/delivery/openpgp/sign.ts";
import { catalogueFiles, shippedCatalogueFolder } from "../../src/store/disk/catalogue-folder.ts";

/** Files of the catalogue as parsed JSON, to be changed in place. */
export interface EditionDraft {
	readonly files: Map<string, string>;
	/** Changes one file. */
	edit(name: string, change: (value: never) => void): void;
}

/** Whoever publishes editions in a test. */
export interface TestPublisher {
	/** Writes an edition of a day with its signature; gives the path of the bundle. */
	publish(folder: string, date: string, change?: (draft: EditionDraft) => void): Promise<string>;
	/** Writes the public key; gives its path. */
	key(folder: string): string;
	/** Signs bytes, whatever they are. */
	sign(bytes: Uint8Array): Promise<string>;
	readonly fingerprint: string;
}

const SIGNED_AT = Date.parse("2026-11-24T09:00:00Z");

/** Makes one, with a key that is good for two years from a day before the tests' day on. */
export async function testPublisher(name: string, lifeSeconds = 2 * 365 * 86_400): Promise<TestPublisher> {
	const made = await makeKey({ name, email: undefined }, Date.parse("2026-11-23T09:00:00Z"), lifeSeconds, undefined);
	const signer = await openSigner(made.privateKey, undefined);
	assert.ok(signer !== undefined);
	const sign = (bytes: Uint8Array) => signer.sign(bytes, SIGNED_AT);
	return {
		async publish(folder, date, change) {
			const files = new Map(await catalogueFiles(shippedCatalogueFolder()));
			const draft: EditionDraft = {
				files,
				edit(file, work) {
					const value: unknown = JSON.parse(files.get(file) ?? "null");
					work(value as never);
					files.set(file, `${JSON.stringify(value, undefined, "\t")}\n`);
				},
			};
			draft.edit("catalog.json", (head: Record<string, string>) => {
				head["version"] = date.replaceAll("-", ".");
				head["date"] = date;
			});
			change?.(draft);
			const bytes = writeBundle(files, "test");
			assert.ok(bytes.ok, bytes.ok ? "" : JSON.stringify(bytes.error));
			const path = join(folder, `catalogue-${date}-${name}.json`);
			writeFileSync(path, bytes.value);
			writeFileSync(`${path}.asc`, await sign(bytes.value));
			return path;
		},
		key(folder) {
			const path = join(folder, `${name}.asc`);
			writeFileSync(path, made.publicKey);
			return path;
		},
		sign,
		fingerprint: made.fingerprint,
	};
}
