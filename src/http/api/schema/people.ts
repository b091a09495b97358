/** Organisations, the people in them, and what lets programs in. */
import { z } from "zod";
import { PERMISSIONS, ROLES } from "../../../people/role.ts";
import { instant, listOf, maybeText } from "./values.ts";

export const permission = z.enum(PERMISSIONS).meta({ id: "Permission" });
const role = z.enum(ROLES as readonly [(typeof ROLES)[number], ...(typeof ROLES)[number][]]).meta({ id: "Role" });

export const organisation = z.object({ id: z.string(), name: z.string(), parentId: maybeText }).meta({ id: "Organisation" });

export const organisationList = z.object({ items: listOf(organisation) }).meta({ id: "OrganisationList" });

export const member = z
	.object({
		person: z.object({
			id: z.string(),
			email: z.string(),
			name: z.string(),
			disabledAt: instant.optional(),
			secondFactor: z.boolean(),
		}),
		role,
	})
	.meta({ id: "Member" });

export const memberList = z.object({ items: listOf(member) }).meta({ id: "MemberList" });

export const token = z
	.object({
		id: z.string(),
		organisationId: z.string(),
		name: z.string(),
		scopes: listOf(permission),
		createdAt: instant,
		expiresAt: instant,
		revokedAt: instant.optional(),
	})
	.meta({ id: "Token" });

export const tokenList = z.object({ items: listOf(token) }).meta({ id: "TokenList" });

export const newToken = z
	.strictObject({
		name: z.string().trim().min(1).max(100).describe("What it is for"),
		organisation: z.string().max(100),
		days: z.int().min(1).max(366),
		scopes: z.array(permission).min(1).max(50),
		password: z.string().max(300).optional().describe("Asked of people who are signed in, never of tokens"),
	})
	.meta({ id: "NewToken" });

export const madeToken = z.object({ secret: z.string().describe("Shown this one time"), token }).meta({ id: "MadeToken" });

export const me = z
	.object({
		id: z.string(),
		email: z.string(),
		name: z.string(),
		organisations: listOf(z.object({ id: z.string(), name: z.string(), roles: listOf(role), permissions: listOf(permission) })),
	})
	.meta({ id: "Me", description: "Who asks, and what they may where" });
