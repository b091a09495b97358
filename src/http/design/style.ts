/** The one style sheet of console and public site; served as a file, so that no style stands in a page. */
import { createHash } from "node:crypto";
import { BASE } from "./sheet/base.ts";
import { FRAME } from "./sheet/frame.ts";
import { PARTS } from "./sheet/parts.ts";
import { PRINT } from "./sheet/print.ts";
import { REPORT } from "./sheet/report.ts";
import { RESPONSES } from "./sheet/responses.ts";
import { SITE } from "./sheet/site.ts";
import { TABLE } from "./sheet/table.ts";
import { tokenSheet } from "./tokens.ts";

/** The whole sheet. */
export const DESIGN_STYLE = [tokenSheet(), BASE, FRAME, PARTS, TABLE, SITE, REPORT, RESPONSES, PRINT].join("");

/** Names the sheet's content, so that a browser keeps it until it changes. */
export const DESIGN_STYLE_PATH = `/design/style-${createHash("sha256").update(DESIGN_STYLE).digest("hex").slice(0, 12)}.css`;
