/** The metrics of each edition, in the order of its vector string. */
import type { CvssVersion, Metric, MetricGroup } from "./vector.ts";

/** Reads `AV:N,A,L,P` into a metric; blanks separate metrics. */
function metrics(group: MetricGroup, notDefined: string | undefined, text: string): readonly Metric[] {
	return text.split(" ").map((part) => {
		const [name = "", values = ""] = part.split(":");
		return { name, group, values: [...values.split(","), ...(notDefined === undefined ? [] : [notDefined])], notDefined };
	});
}

/** Common Vulnerability Scoring System 2.0, section 2.4 and table 13. */
const V2: readonly Metric[] = [
	...metrics("base", undefined, "AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C"),
	...metrics("temporal", "ND", "E:U,POC,F,H RL:OF,TF,W,U RC:UC,UR,C"),
	...metrics("environmental", "ND", "CDP:N,L,LM,MH,H TD:N,L,M,H CR:L,M,H IR:L,M,H AR:L,M,H"),
];

/** 3.0 and 3.1, section 6 and table 15. */
const V3: readonly Metric[] = [
	...metrics("base", undefined, "AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N"),
	...metrics("temporal", "X", "E:H,F,P,U RL:U,W,T,O RC:C,R,U"),
	...metrics("environmental", "X", "CR:H,M,L IR:H,M,L AR:H,M,L MAV:N,A,L,P MAC:L,H MPR:N,L,H MUI:N,R MS:U,C MC:H,L,N MI:H,L,N MA:H,L,N"),
];

/** 4.0, section 7 and table 23. */
const V4: readonly Metric[] = [
	...metrics("base", undefined, "AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N"),
	...metrics("threat", "X", "E:A,P,U"),
	...metrics("environmental", "X", "CR:H,M,L IR:H,M,L AR:H,M,L MAV:N,A,L,P MAC:L,H MAT:N,P MPR:N,L,H MUI:N,P,A"),
	...metrics("environmental", "X", "MVC:H,L,N MVI:H,L,N MVA:H,L,N MSC:H,L,N MSI:S,H,L,N MSA:S,H,L,N"),
	...metrics("supplemental", "X", "S:N,P AU:N,Y R:A,U,I V:D,C RE:L,M,H U:Clear,Green,Amber,Red"),
];

/** Metrics by edition, in the order of the vector string. */
export const METRICS: Readonly<Record<CvssVersion, readonly Metric[]>> = { "2.0": V2, "3.0": V3, "3.1": V3, "4.0": V4 };
