/** The rules of CSAF 2.0 that a VEX document of ours could break, as checks: section 4.5 and the mandatory tests behind it. */

interface Remark {
	readonly category?: string;
	readonly product_ids?: readonly string[];
	readonly group_ids?: readonly string[];
}

/** The part of a CSAF VEX document that the checks look at. */
export interface VexDocument {
	readonly document: {
		readonly category: string;
		readonly tracking: { readonly id: string; readonly current_release_date: string; readonly version: string };
		readonly publisher: { readonly name: string; readonly namespace: string };
	};
	readonly product_tree?: Tree;
	readonly vulnerabilities?: readonly {
		readonly cve?: string;
		readonly ids?: readonly unknown[];
		readonly notes?: readonly { readonly text: string }[];
		readonly product_status?: Readonly<Record<string, readonly string[]>>;
		readonly flags?: readonly Remark[];
		readonly threats?: readonly (Remark & { readonly details: string })[];
		readonly remediations?: readonly (Remark & { readonly details: string })[];
	}[];
}

interface Tree {
	readonly branches?: readonly Branch[];
	readonly full_product_names?: readonly VexProductName[];
	readonly product_groups?: readonly { readonly group_id: string; readonly product_ids: readonly string[] }[];
}

interface VexProductName {
	readonly product_id: string;
	readonly name: string;
	readonly product_identification_helper?: { readonly purl?: string; readonly model_numbers?: readonly string[] };
}

interface Branch {
	readonly category: string;
	readonly name: string;
	readonly branches?: readonly Branch[];
	readonly product?: VexProductName;
}

/** Every product of a tree, relationships aside. */
export function vexProducts(tree: Tree | undefined): readonly VexProductName[] {
	const leaves = (branches: readonly Branch[]): readonly VexProductName[] =>
		branches.flatMap((branch) => [...(branch.product === undefined ? [] : [branch.product]), ...leaves(branch.branches ?? [])]);
	return [...leaves(tree?.branches ?? []), ...(tree?.full_product_names ?? [])];
}

function versionNames(branches: readonly Branch[]): readonly string[] {
	return branches.flatMap((branch) => [
		...(branch.category === "product_version" ? [branch.name] : []),
		...versionNames(branch.branches ?? []),
	]);
}

/** What is wrong, as `<test>: <where>`; empty when nothing is. */
export function vexFlaws(csaf: VexDocument): readonly string[] {
	const flaws: string[] = [];
	const wrong = (is: boolean, flaw: string) => {
		if (is) flaws.push(flaw);
	};
	const ids = vexProducts(csaf.product_tree).map((product) => product.product_id);
	const groups = new Map((csaf.product_tree?.product_groups ?? []).map((group) => [group.group_id, group.product_ids]));
	const vulnerabilities = csaf.vulnerabilities ?? [];
	wrong(csaf.document.category !== "csaf_vex", "4.5: category");
	wrong(new Set(ids).size !== ids.length, "6.1.2: product id twice");
	wrong(csaf.product_tree === undefined, "6.1.27.4: no product tree");
	wrong(vulnerabilities.length === 0, "6.1.27.11: no vulnerability");
	for (const name of versionNames(csaf.product_tree?.branches ?? []))
		wrong(/[<>]|after|all|before|earlier|later|prior|versions/i.test(name), `6.1.31: ${name}`);
	const cves = vulnerabilities.map(({ cve }) => cve).filter((cve) => cve !== undefined);
	wrong(new Set(cves).size !== cves.length, "6.1.23: CVE twice");
	const used = new Set<string>();
	vulnerabilities.forEach((vulnerability, at) => {
		const lists = vulnerability.product_status ?? {};
		const told = (remarks: readonly Remark[] | undefined) =>
			new Set(
				(remarks ?? []).flatMap(({ product_ids, group_ids }) => [
					...(product_ids ?? []),
					...(group_ids ?? []).flatMap((id) => groups.get(id) ?? []),
				]),
			);
		wrong(
			["fixed", "known_affected", "known_not_affected", "under_investigation"].every((list) => (lists[list] ?? []).length === 0),
			`6.1.27.7: ${at}`,
		);
		wrong(vulnerability.cve === undefined && (vulnerability.ids ?? []).length === 0, `6.1.27.8: ${at}`);
		wrong((vulnerability.notes ?? []).length === 0, `6.1.27.5: ${at}`);
		const impacts = told([
			...(vulnerability.flags ?? []),
			...(vulnerability.threats ?? []).filter(({ category }) => category === "impact"),
		]);
		const actions = told(vulnerability.remediations);
		for (const id of lists["known_not_affected"] ?? []) wrong(!impacts.has(id), `6.1.27.9: ${at} ${id}`);
		for (const id of lists["known_affected"] ?? []) wrong(!actions.has(id), `6.1.27.10: ${at} ${id}`);
		const seen = new Map<string, string>();
		for (const [list, products] of Object.entries(lists)) {
			for (const id of products) {
				wrong(!ids.includes(id), `6.1.1: ${at} ${id}`);
				wrong(seen.has(id), `6.1.6: ${at} ${id} ${list} ${seen.get(id)}`);
				seen.set(id, list);
				used.add(id);
			}
		}
		for (const id of [...impacts, ...actions]) wrong(!seen.has(id), `a remark on what has no status: ${at} ${id}`);
	});
	for (const id of ids) wrong(!used.has(id), `6.2.1: ${id}`);
	return flaws;
}
