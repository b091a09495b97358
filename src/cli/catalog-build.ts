/** `seawall catalog build`: the catalogue as one signed file. Only what may be taken is built. */
import { readBundle, writeBundle } from "../catalog/bundle/bundle.ts";
import { toLine, visible } from "../core/problem.ts";
import { count } from "../match/answer-words.ts";
import { checkEdition } from "../match/edition/check-edition.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import { checkTableOrJson } from "./table-or-json.ts";

/** Options as commander gives them. */
export interface BuildCall {
	readonly to: string;
	readonly from?: string;
	readonly key?: string;
	readonly format: string;
	readonly data: string;
}

/** Builds; gives the exit code. */
export async function buildBundle(call: BuildCall, ports: Ports): Promise<number> {
	checkTableOrJson(call.format);
	const { catalogues } = ports;
	const files = call.from === undefined ? orFail(await catalogues.inForce(call.data)).files : orFail(await catalogues.files(call.from));
	const bytes = orFail(writeBundle(files, call.from ?? "catalogue"));
	const bundle = orFail(readBundle(bytes, call.to));
	const sound = checkEdition(bundle, ports.now());
	if (!sound.ok) {
		for (const problem of sound.error.slice(1, 20)) ports.say(toLine(problem));
		const [problem] = sound.error;
		if (problem !== undefined) throw new CallError(problem);
	}
	const signer = orFail(await catalogues.signer(call.data, call.key, ports.now()));
	if (signer.made !== undefined)
		ports.say(`a signing key was made: ${signer.fingerprint}, good until ${signer.made.until}; keep a copy of ${signer.made.file}`);
	const encode = (text: string) => new TextEncoder().encode(text);
	orFail(await catalogues.writeBytes(call.to, bytes));
	orFail(await catalogues.writeBytes(`${call.to}.asc`, encode(await signer.sign(bytes))));
	orFail(await catalogues.writeBytes(`${call.to}.key`, encode(signer.publicKey)));
	const { version, date, documents } = bundle;
	const sha256 = ports.provider.digest("sha256", bytes);
	const { fingerprint } = signer;
	if (call.format === "json") {
		const told = { file: call.to, version, date, bytes: bytes.length, sha256, documents: documents.size, signedBy: fingerprint };
		await ports.out(`${JSON.stringify({ schema: "seawall/catalogue-build/1", ...told }, undefined, 2)}\n`);
	} else
		await ports.out(
			`${visible(call.to, 300)}: catalogue ${version} of ${date} with ${count(documents.size, "document")}, ${count(bytes.length, "byte")}\n  sha256 ${sha256}\n  signed by ${fingerprint}: ${visible(call.to, 300)}.asc; the public key is ${visible(call.to, 300)}.key\n`,
		);
	return 0;
}
