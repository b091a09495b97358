/** Documents, vendors and waves: what is for everybody. */
import { z } from "zod";
import { count, day, instant, listOf, maybeText, pageQuery, pageShape } from "./values.ts";

export const documentQuery = z.strictObject({
	search: z.string().max(200).optional(),
	vendor: z.string().max(200).optional().describe("Catalogue id of a vendor"),
	cve: z.string().max(50).optional(),
	kind: z.enum(["advisory", "all"]).optional().describe("Advisories alone (usual), or records of holes too"),
	sort: z.enum(["urgency", "released"]).optional(),
	...pageQuery,
});

export const documentRow = z
	.object({
		id: z.string(),
		title: z.string(),
		publisher: z.string(),
		kind: z.enum(["advisory", "cve", "nvd"]),
		revision: z.string(),
		initialReleaseDate: z.string(),
		currentReleaseDate: z.string(),
		vendors: listOf(z.object({ id: z.string(), name: z.string() })),
		cves: listOf(z.string()),
		baseScore: z.number().optional(),
		attackedSince: day.optional(),
		withdrawn: z.boolean(),
	})
	.meta({ id: "Document" });

export const documentList = z.object(pageShape(documentRow)).meta({ id: "DocumentList" });

const note = z.object({ category: z.string(), title: z.string(), text: z.string() });

const hole = z
	.object({
		cve: maybeText,
		title: maybeText,
		status: z.record(z.string(), z.string()).describe("CSAF product status by product id"),
		remediations: listOf(z.object({ category: z.string(), details: z.string(), productIds: listOf(z.string()), url: maybeText })),
		scores: listOf(z.object({ version: z.string(), vector: z.string(), baseScore: z.number() })),
		notes: listOf(note),
	})
	.meta({ id: "Vulnerability" });

export const documentDetail = z
	.object({
		document: documentRow,
		products: listOf(
			z.object({ productId: z.string(), vendor: z.string(), name: z.string(), models: listOf(z.string()), versions: z.string() }),
		),
		vulnerabilities: listOf(hole),
		notes: listOf(note),
		references: listOf(z.object({ summary: z.string(), url: z.string() })),
		repairs: count.describe("Places that had to be mended on reading"),
		revisions: listOf(
			z.object({
				origin: z.string(),
				revision: z.int(),
				version: z.string(),
				sha256: z.string(),
				size: count,
				receivedAt: instant,
				releasedAt: instant.optional(),
			}),
		),
		beside: listOf(documentRow).describe("Other documents on the same holes"),
	})
	.meta({ id: "DocumentDetail" });

export const documentDetails = z.object({ items: listOf(documentDetail) }).meta({
	id: "DocumentDetails",
	description: "An id is unique for its publisher only, so there may be several",
});

export const vendor = z
	.object({
		id: z.string(),
		name: z.string(),
		roles: listOf(z.enum(["maker", "brand"])),
		documents: count,
		cves: count,
		attacked: count,
		soldAs: listOf(z.string()),
		builtBy: listOf(z.string()),
	})
	.meta({ id: "Vendor" });

export const vendorList = z.object({ items: listOf(vendor) }).meta({ id: "VendorList" });
