package main

const (
	forAllies    = "allies list shows the allies"
	forNames     = "allies list shows the allies, allies files the files"
	forSums      = "allies balance shows what you gave, what you got, and the net"
	forNotes     = "allies print shows notes: allies print NAME, allies print text:WORD"
	forNoting    = "allies log NAME WORDS notes something, allies new NAME makes an ally"
	forTaking    = "allies done NAME --drop drops a promise; allies erase NAME takes an ally out of the ledger"
	forScreens   = "allies watch shows the report again whenever a file changes"
	forGroups    = "allies stand in no tree; allies balance --by kind, org or tag groups them"
	forSpans     = "allies balance -M sums by month, -W by week, -Q by quarter, -Y by year"
	forFolders   = "the ledger is a folder: -C DIR"
	forUnits     = "units have their price in allies.yaml; allies balance --units shows them as noted"
	forTables    = "a balance with two groupings has totals: allies balance --by ally --by month"
	forEntries   = "entries have no such mark; a promise has a state: allies promises --all"
	forSorting   = "allies balance --sort net sorts by amount"
	forRunning   = "allies register has a running balance"
	forWaiting   = "allies report shows what waits; --only overdue,promises,thanks,events chooses its parts"
	forTotals    = "the table ends with its total; -O csv has none"
	forSettings  = "allies.yaml in the ledger's root holds the settings: allies help format, section 11"
	forKeys      = "allies edit NAME opens the file, and the keys stand at its top: allies help format, section 7"
	forPlans     = "a note whose day is to come is a plan, and counts when its day comes"
	forChecks    = "allies check names every problem, allies doctor looks at settings and git"
	notForOthers = "nothing does that here: notes and entries are yours to edit"
)

// otherCommands says what does here what a word of another tool does there.
var otherCommands = map[string]string{
	"version": "did you mean allies --version?",
	"create":  "allies new NAME makes an ally, allies init a ledger", "touch": "allies new NAME makes an ally",
	"config": forSettings, "settings": forSettings, "set": forKeys, "tag": forKeys + "; allies tags lists the tags",
	"overdue": forWaiting, "late": forWaiting, "thanks": forWaiting, "events": forWaiting, "birthdays": forWaiting, "birthday": forWaiting,
	"who": "allies next says whom to turn to now, allies ask KIND who can help", "open": "allies edit NAME opens an ally's file in your editor",
	"lint": forChecks, "validate": forChecks, "test": forChecks, "verify": forChecks,
	"backup": "the ledger is a folder of text: git commit, or copy it", "push": "git push does that", "pull": "git pull does that; allies diff ORIG_HEAD HEAD says what it brought", "sync": "git pull and git push do that: allies help share",
	"install": "allies init makes a ledger, allies completion SHELL teaches your shell", "setup": "allies init makes a ledger, allies doctor says what is still to do",

	"accounts": forAllies, "payees": forAllies, "descriptions": forAllies, "people": forAllies, "contacts": forAllies,
	"ls": forNames, "add": forNoting, "iadd": forNoting, "note": forNoting, "commit": "git commit keeps what you wrote; allies diff shows it first",
	"rm": forTaking, "remove": forTaking, "delete": forTaking, "mv": "allies rename NAME NEW names an ally anew, with each link",
	"undo": "git takes changes back: git restore FILE", "restore": "git takes changes back: git restore FILE",
	"areg":            "allies register NAME lists the entries, allies show NAME everything on one ally",
	"aregister":       "allies register NAME lists the entries, allies show NAME everything on one ally",
	"ui":              forScreens,
	"web":             "allies report -o report.html makes a page for the browser",
	"balancesheet":    forSums,
	"bs":              forSums,
	"incomestatement": forSums,
	"is":              forSums,
	"cashflow":        forSums,
	"cf":              forSums,
	"notes":           forNotes,
	"cat":             forNotes,
	"grep":            forNotes,
	"search":          forNotes,
	"find":            forNotes,
	"commodities":     forUnits,
	"prices":          forUnits,
	"status":          "allies report shows what is open, allies diff what changed, git status what is not committed",
	"todo":            "allies next says whom to turn to now, allies promises what is promised",
	"close":           notForOthers,
	"rewrite":         notForOthers,
}

// otherFlags says what does here what a flag of another tool does there.
var otherFlags = map[string]string{
	"tree": forGroups, "t": forGroups, "flat": forGroups, "l": forGroups, "depth": forGroups,
	"1": forGroups, "2": forGroups, "3": forGroups, "4": forGroups, "5": forGroups,
	"f": forFolders, "file": forFolders + "; -o FILE writes the output to a file",
	"W": forSpans, "M": forSpans, "Q": forSpans, "Y": forSpans,
	"weekly": forSpans, "monthly": forSpans, "quarterly": forSpans, "yearly": forSpans,
	"D": "allies register lists the entries day by day", "daily": "allies register lists the entries day by day",
	"S": forSorting, "sort-amount": forSorting,
	"T": forTables, "row-total": forTables, "A": forTables, "average": forTables, "transpose": forTables + ", or the other way round",
	"H": forRunning, "historical": forRunning, "cumulative": forRunning,
	"V": forUnits, "value": forUnits, "X": forUnits, "exchange": forUnits, "B": forUnits, "cost": forUnits,
	"U": forEntries, "unmarked": forEntries, "P": forEntries, "pending": forEntries, "cleared": forEntries,
	"R": forEntries, "real": forEntries,
	"pivot": "allies balance --by kind, org, tag or reach groups by another thing",
	"E":     "balance lists those with entries, allies list everybody", "empty": "balance lists those with entries, allies list everybody",
	"N": forTotals, "no-total": forTotals,
	"forecast": forPlans, "auto": forPlans,
	"I": "there are no assertions here: allies check names what cannot be read",
	"v": "did you mean --version?",
	"s": "the long form is --strict", "w": "the long form is --width 80",
	"pager": "--no-pager turns the pager off, ALLIES_PAGER names another one",
}

// otherTopics says which page has what a word is looked up for that is no topic.
var otherTopics = map[string]string{
	"git": "share", "merge": "share", "sync": "share", "team": "share", "conflicts": "conflict",
	"config": "format", "settings": "format", "allies.yaml": "format", "me": "format", "me.md": "format", "notes": "format", "entries": "entry",
	"syntax": "format", "markdown": "format", "dates": "query", "periods": "query", "queries": "query", "search": "query",
	"obsidian": "pages", "logseq": "pages", "vault": "pages", "meetings": "pages", "journal": "pages", "daily": "pages", "attendees": "pages",
	"neovim": "editors", "nvim": "editors", "vim": "editors", "emacs": "editors", "vscode": "editors", "helix": "editors",
	"hledger": "exchange", "ledger": "exchange", "beancount": "exchange", "calendar": "exchange", "ics": "import", "vcard": "import", "csv": "import",
	"phone": "inbox", "mobile": "inbox", "claude": "assistants", "ai": "assistants", "privacy": "private",
	"install": "init", "start": "init", "tutorial": "format", "intro": "format", "formula": "reckoning", "formulas": "reckoning", "math": "reckoning",
}

// otherFormats are other words, and endings of files, for formats of import and export.
var otherFormats = map[string]string{
	"vcf": "vcard", "contacts": "vcard",
	"calendar": "ics", "cal": "ics", "ical": "ics", "icalendar": "ics",
	"google": "google-csv", "linkedin": "linkedin-csv", "table": "csv", "excel": "csv",
	"mail": "mbox", "maildir": "mbox", "email": "mbox",
	"journal": "hledger", "graphviz": "dot", "graph": "dot", "gv": "dot",
}
