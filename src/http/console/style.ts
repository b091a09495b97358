/** The console's style sheet: the page's own, and what forms and lists of people need besides. */
import { createHash } from "node:crypto";
import { STYLE } from "../page/style.ts";

/** The whole sheet; served as a file, so that no style stands in a page. */
export const CONSOLE_STYLE = `${STYLE}
input[type=text],input[type=email],input[type=password],input[type=number],select{width:100%;max-width:26rem;font:inherit;padding:.55rem .7rem;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:8px;min-height:2.75rem}
input[aria-invalid=true]{border:2px solid var(--risk)}
.hint{color:var(--soft);font-size:.95rem;margin:.2rem 0 .3rem}
form>p:last-child,form>button{margin-top:1.1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:clamp(1rem,3vw,1.6rem);margin-top:1.25rem;max-width:40rem}
.card h2{font-size:1.2rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.25rem;align-items:start}
.cards>.card{margin:0;max-width:none}
.list>li{display:flex;flex-wrap:wrap;gap:.4rem 1rem;justify-content:space-between;align-items:center;padding:.7rem 0;border-top:1px solid var(--line)}
.list>li:first-child{border-top:0}
.list .who{flex:1 1 16rem;min-width:0}
.list form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.list form>button{margin-top:0}
.list select{width:auto}
.list button,.slim{padding:.5rem .9rem;min-height:2.75rem}
fieldset{border:1px solid var(--line);border-radius:8px;margin:.8rem 0 0;padding:.6rem .9rem}
legend{font-weight:600;padding:0 .3rem}
.check{display:flex;gap:.55rem;align-items:center;font-weight:400;margin:.1rem 0;min-height:2rem}
.check input{width:1.2rem;height:1.2rem;accent-color:var(--accent);flex:none}
.once{font-size:1.05rem;background:var(--calm-tint);border-radius:8px;padding:.7rem .9rem;margin:.6rem 0;display:block;overflow-wrap:anywhere;user-select:all}
.qr{width:15rem;height:auto;max-width:100%;border-radius:8px}
.codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.3rem 1rem;margin:.6rem 0}
.tree ul{padding-left:1.2rem}
nav form{display:inline}nav form>button{margin-top:0}
nav button{background:none;border:0;color:var(--soft);font-weight:400;padding:.25rem 0;text-decoration:underline;text-underline-offset:.16em;text-decoration-color:var(--line)}
nav a[aria-current]{color:var(--ink);font-weight:640}
@media(max-width:22rem){.list select{width:100%}}
`;

/** Names the sheet's content, so that a browser keeps it until it changes. */
export const STYLE_PATH = `/console/style-${createHash("sha256").update(CONSOLE_STYLE).digest("hex").slice(0, 12)}.css`;
