/**
 * Decision points of the namespace `ssvc` by key and version, each with the keys of its values in order.
 *
 * Source: CERTCC/SSVC, data/json/decision_points/ssvc and the versions that its decision tables name. Points that are not listed here are
 * not judged; nor are those of the other registered namespaces.
 */

/** A row: key, version, values in order. */
const TABLE = `
	A 2.0.0 N Y
	E 1.0.0 N P A
	E 1.1.0 N P A
	EXP 1.0.0 S C U
	EXP 1.0.1 S C O
	HI 2.0.0 L M H VH
	HI 2.0.1 L M H VH
	HI 2.0.2 L M H VH
	MI 1.0.0 N NED MSC MEF MF
	MI 2.0.0 D MSC MEF MF
	PSI 2.0.0 M S
	PSI 2.0.1 M S
	RC 1.0.0 NC C
	SI 1.0.0 N M J H C
	SI 2.0.0 N M R C
	SI 2.0.1 N M R C
	SINV 1.0.0 FR C UU
	TI 1.0.0 P T
	U 1.0.0 L E S
	U 1.0.1 L E S
	VD 1.0.0 D C
`;

/** A decision point in its versions, oldest first. */
export type PointVersions = ReadonlyMap<string, readonly string[]>;

/** Points by key. */
export const decisionPoints: ReadonlyMap<string, PointVersions> = read(TABLE);

function read(table: string): ReadonlyMap<string, PointVersions> {
	const points = new Map<string, Map<string, readonly string[]>>();
	for (const line of table.trim().split("\n")) {
		const [key = "", version = "", ...values] = line.trim().split(" ");
		points.set(key, (points.get(key) ?? new Map<string, readonly string[]>()).set(version, values));
	}
	return points;
}

/** Base namespaces that SSVC has registered, and those it keeps for examples and tests. */
export const REGISTERED_NAMESPACES: ReadonlySet<string> = new Set(["basic", "cisa", "cvss", "example", "nist", "ssvc", "test"]);
