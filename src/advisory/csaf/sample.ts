/** Small documents of our own for tests. */

/** UTF-8 bytes of a value as JSON. */
export function bytesOf(value: unknown): Uint8Array {
	return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
}

/** The least head that a CSAF document has. */
export const HEAD = {
	category: "csaf_security_advisory",
	csaf_version: "2.0",
	title: "Test",
	publisher: { category: "other", name: "Seawall", namespace: "https://example.org" },
	distribution: { tlp: { label: "WHITE" } },
	tracking: {
		id: "TEST-1",
		version: "1",
		status: "final",
		initial_release_date: "2024-01-01T00:00:00Z",
		current_release_date: "2024-02-01T00:00:00Z",
	},
};

/** A branch of one vendor with one product and one version slot. */
export function leaf(
	id: string,
	vendor: string,
	name: string,
	category: string,
	version: string,
	fullName = `${vendor} ${name}: ${version}`,
): unknown {
	const product = { name: fullName, product_id: id };
	return {
		category: "vendor",
		name: vendor,
		branches: [{ category: "product_name", name, branches: [{ category, name: version, product }] }],
	};
}
