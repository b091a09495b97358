/** security.txt (RFC 9116) as requirement 8 reads it. A stranger wrote it. */

/** Its fields, names in lower case, in their order. */
export interface SecurityTxt {
	readonly fields: readonly { readonly name: string; readonly value: string }[];
	readonly isSigned: boolean;
}

/** Reads the fields; comments and the frame of a signature are left out. */
export function readSecurityTxt(text: string): SecurityTxt {
	const isSigned = text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----");
	const fields: { name: string; value: string }[] = [];
	for (const line of text.split("\n", 2000)) {
		if (line.startsWith("-----BEGIN PGP SIGNATURE-----")) break;
		const colon = line.indexOf(":");
		if (line.startsWith("#") || colon < 1 || colon > 60) continue;
		const name = line.slice(0, colon).toLowerCase();
		if (!/^[a-z][a-z-]*$/.test(name) || (isSigned && name === "hash")) continue;
		fields.push({ name, value: line.slice(colon + 1).trim() });
	}
	return { fields, isSigned };
}

/** The values of one field. */
export function fieldOf({ fields }: SecurityTxt, name: string): readonly string[] {
	return fields.filter((field) => field.name === name).map(({ value }) => value);
}
