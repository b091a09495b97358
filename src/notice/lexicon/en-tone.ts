/**
 * English words that set a tone. One alone shows nothing; in a sentence that gives no fact, on a page that is full of them, they tell which
 * class of spin it is. Notation: phrase.ts.
 */
import type { Phrases } from "./phrase.ts";

/** By class. */
export const EN_TONE: Phrases = {
	"attack-messenger": [
		"researcher*|journalist*|reporter|reporters|media|press|headline*|magazine|newspaper*|article|articles|blog|blogs|blogger*|critic|critics|criticism|competitor*|rival*|allegation*|coverage|so-called|publicity|speculat*|rumour*|rumor*|sensational*|exaggerat*|mislead*|irresponsib*|attention|agenda|commentator*|pundit*|hype|clickbait|accus*|activist*|consultant*|outlet*|youtube*|influencer*|tabloid*|portal|podcast*|claims|claimed|unfair*|unprofessional|scare*|fear|panic|alarmis*|conference|talk|author|authors|analyst*|whistleblower*|former employee",
	],
	denial: [
		"false|untrue|myth|myths|baseless|unfounded|groundless|den|denies|deny|denied|reject*|refute*|dispute*|dismiss*|categorically|incorrect|nonsense|never|fiction|fabricat*|impossible|contrary|invented",
		"not|no|never|none|nobody|neither ~3 hack*|breach*|compromis*|weak*|flaw*|vulnerab*|attack*|affected|risk|danger|unsafe|backdoor*|leak*|problem*|issue*|truth|evidence|proof|lost|stolen|accessed|happened|incident*|exposed",
		"remains|remain|are|is|stays|always ~1 safe|secure|unaffected|protected",
		"works as|no such",
	],
	blame: [
		"user|users|owner|owners|installer|installers|operator|operators|integrator*|customer|customers|administrators|people|those|anyone|supplier*|third-party|subcontractor*|carrier|provider|vendor|electrician*|contractor* ~8 not|never|default|weak|old|own|careless*|neglect*|fail*|forgot*|ignor*|against|responsib*|fault|mistake*|error*|wrong*|misconfig*|simple|open|expos*|reuse*|unchanged|without|outdated|skipped|left|decid*|despite",
		"weak|default|reused|simple|stolen|easy|guessable|factory password|passwords|credentials|login|logins",
		"responsib*|fault|negligen*|careless*|misconfigur*|misuse*|neglect*|improper*|incorrectly|wrongly",
		"manual|instructions|guidelines|advice|recommendations|recommendation ~5 clear|clearly|always|state*|say|says|warn*|follow*|ignored|years",
		"third-party|supplier|supplier's|subcontractor|component",
		"criminal*|nation-state|gang|gangs|professional attackers",
	],
	minimise: [
		"few|small|minor|isolated|only|merely|unlikely|theoretical*|rare|rarely|limited|older|legacy|quickly|promptly|swiftly|fortunately|luckily|hardly|barely|slight|slightly|little|handful|single|individual|worry|alarm*|overreact*|negligible|low|precaution*|minimal|mostly|largely|temporary|briefly|brief|occasional*|outdated|discontinued|hypothetical*|modest|certain|specific|some|fewer|just|routine|usual|normal|ordinary|irregular*|anomal*|matter|topic|everyday|harmless|cosmetic|nothing|small-scale|contained|resolved|manageable",
	],
	ingratiation: [
		"thank*|grateful*|gratitude|proud*|valued|dear|loyal*|trust|patience|understanding|heart|hearts|family|families|community|friend*|together|happy|delight*|honour*|honor*|appreciat*|wonderful|welcome|wish|wishes|smile*|love|loved|care|caring|apolog*|sorry|deserve*|passion*|inspir*|privilege*|pleasure|glad|warm*|sincerely|you|neighbour*|colleague*|guests|celebrat*|cheers|kind|kindness|feedback|people|employees|says|said|customers|partners|cake",
	],
	bolstering: [
		"lead|leads|leading|leader*|award*|prize*|quality|excellen*|innovat*|commit*|dedicat*|tradition*|standard|standards|certifi*|trusted|reliab*|expert*|world*|global*|future|vision|mission|success*|grow|grows|growing|growth|record|best|finest|strong*|strength*|centur*|annivers*|decade*|patent*|research|sustainab*|transparen*|serious*|priority|priorities|value|values|reputation|pioneer*|proven|robust|state-of-the-art|first-class|premium|unique|benchmark*|milestone*|landmark*|engineer*|campus|headquarters|laborator*|invest*|expand*|expan*|rank*|honour*|survey|satisfaction|countries|universit*|airport*|hospital*|employer*|programme|program|founder*|founded|history|heritage|responsib*|rigorous*|strict*|highest|largest|fastest|professional*|resilien*|confidence|team|teams|years|million*|thousand*|hundred*|always|continue*|comprehensive|partner*|project*|prepared|tireless*|proud*|ambition*|excels|security|safety|motto|charity|scholarship*|apprentice*",
	],
	"unrelated-marketing": [
		"new|now|order*|buy*|price|prices|discount*|offer|offers|sale|sales|free|win|gift*|visit*|booth|fair|expo|webinar*|training*|seminar*|course*|register*|subscribe*|launch*|introduc*|discover*|series|range|collection|resolution|megapixel*|lens|lenses|night|colour|color|colours|design*|sleek|stylish|warranty|bundle*|shop*|store|stores|stock|dealer*|catalogue|catalog|coming|soon|spring|summer|autumn|winter|christmas|hiring|career*|job|jobs|posts|edition|shipping|ships|brochure*|demo*|trial|quote|booking|tickets|seat|seats|show|hall|exhibit*|event*|giveaway*|save|saves|saving|cheaper|affordable|smart|smarter|brighter|sharper|wider|panoram*|zoom|4k|8k|analytics|silent|quiet|compact|black|white|silver|blue|midnight|story|stories|reference|references|newsletter|follow|refer|friend|weekend|photo*|contest|competition|accessor*|bracket*|mount*|camera*|recorder*|dome*|doorbell*|kit|product|products|features|support|lets|makes|meet|see|sees|look|view|picture*|upgrade|plan|plans|loan*|lease*|leasing|finance",
	],
};
