package main

// Hints that many words and flags share.
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
	notForOthers = "nothing does that here: notes and entries are yours to edit"
)

// otherCommands says what does here what a word of another tool does there.
var otherCommands = map[string]string{
	"version": "did you mean allies --version?",

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
	"s": "the long form is --strict", "w": "the long form is --width 80",
	"pager": "--no-pager turns the pager off, ALLIES_PAGER names another one",
}
