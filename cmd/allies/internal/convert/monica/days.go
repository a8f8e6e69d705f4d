package monica

import (
	"cmp"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger/lists"
)

func (r *reader) activity(n *node) {
	there := r.there[n.str("uuid")]
	if len(there) == 0 {
		r.file.Fail(n.line, "", "nobody was at this: %s", record.OneLine(n.prop("summary")))
		return
	}
	lines := append(record.Lines(n.prop("description")), r.typeName(n, "activity_types")...)
	r.note(n, there[0], record.Note{Title: record.Plain(n.prop("summary")), Prose: lines, With: there}, "happened_at")
}

func (r *reader) typeName(n *node, plural string) []string {
	t := r.types[plural][n.prop("type")]
	if t == nil {
		return nil
	}
	return record.Lines(cmp.Or(t.prop("name"), strings.ReplaceAll(t.prop("translation_key"), "_", " ")))
}

func (r *reader) calls(c *node, who record.Who) {
	for _, n := range c.collection("call", "calls") {
		lines := record.Lines(n.prop("content"))
		emotions := n.get("properties", "emotions").all()
		lines = append(lines, lists.Flat(emotions, func(e *node) []string { return record.Lines(e.prop("name")) })...)
		r.note(n, who, record.Note{Title: record.Plain("Call"), Prose: lines}, "called_at")
	}
	for _, n := range c.collection("conversation", "conversations") {
		var lines []string
		for _, m := range n.get("properties", "messages").all() {
			from := who.Name
			if isTrue(m.prop("written_by_me")) {
				from = "I"
			}
			lines = append(lines, from+" wrote, "+record.OneLine(m.prop("content")))
		}
		r.note(n, who, record.Note{Title: record.Plain("Conversation"), Prose: lines}, "happened_at")
	}
	for _, n := range c.collection("life_event", "life_events") {
		lines := append(record.Lines(n.prop("note")), record.Lines(n.prop("specific_information"))...)
		title := cmp.Or(n.prop("name"), cmp.Or(strings.Join(r.typeName(n, "life_event_types"), ", "), "Life event"))
		r.note(n, who, record.Note{Title: record.Plain(title), Prose: lines, FYI: true}, "happened_at")
	}
}

// debts are money that went one way, and where it is paid, came back.
func (r *reader) debts(c *node, who record.Who) {
	for _, n := range c.collection("debt", "debts") {
		went, back := "gave", "got"
		if isTrue(n.prop("in_debt")) {
			went, back = back, went
		}
		amount := amountOf(n.prop("amount"), n.prop("currency")+n.str("properties", "currency", "iso"))
		reason := cmp.Or(record.OneLine(n.prop("reason")), "a debt")
		lines := []string{went + amount + " money: " + reason}
		if status := n.prop("status"); status != "" && status != "inprogress" {
			lines = append(lines, back+amount+" money: "+reason+", paid back")
		}
		r.note(n, who, record.Note{Title: record.Plain("Debt"), Lines: lines, FYI: true})
	}
}

func amountOf(amount, currency string) string {
	if strings.Contains(amount, ".") {
		amount = strings.TrimRight(strings.TrimRight(amount, "0"), ".")
	}
	if amount == "" || strings.Trim(amount, "0123456789.") != "" || len(currency) != 3 {
		return ""
	}
	return " " + amount + " " + strings.ToUpper(currency)
}

// gifts that went one way are entries. An idea for one is a key.
func (r *reader) gifts(c *node, p *record.Person, who record.Who) {
	for _, n := range c.collection("gift", "gifts") {
		name := record.OneLine(n.prop("name"))
		for _, more := range []string{n.prop("comment"), n.prop("url"), n.prop("amount")} {
			if more = record.OneLine(more); more != "" {
				name += ", " + more
			}
		}
		if recipient := r.contacts[n.prop("recipient")]; recipient != nil {
			name += ", for " + nameOf(recipient)
		}
		verb := map[string]string{"offered": "gave", "given": "gave", "received": "got"}[n.prop("status")]
		if verb == "" {
			p.Add("gift_ideas", name)
			continue
		}
		r.note(n, who, record.Note{Title: record.Plain("Gift"), Lines: []string{verb + " gift: " + name}, FYI: dayOf(n.prop("date")) == ""}, "date")
	}
}

func (r *reader) tasks(c *node, who record.Who) {
	for _, n := range c.collection("task", "tasks") {
		text := record.OneLine(n.prop("title"))
		if more := record.OneLine(n.prop("description")); more != "" {
			text += ": " + more
		}
		line := "[ ] " + text
		if isTrue(n.prop("completed")) {
			line = "[x] " + text
			if day := dayOf(n.prop("completed_at")); day != "" {
				line += " done " + day
			}
		}
		r.note(n, who, record.Note{Title: record.Plain("Task"), Lines: []string{line}, FYI: true})
	}
}

// reminders that return each year are dates, one of a day is a task, others are
// kept as they are. Monica's own, of a birthday, cannot be deleted there and say
// nothing new.
func (r *reader) reminders(c *node, p *record.Person, who record.Who) {
	for _, n := range c.collection("reminder", "reminders") {
		title, day := record.OneLine(n.prop("title")), dayOf(n.prop("initial_date"))
		if more := record.OneLine(n.prop("description")); more != "" {
			title += ", " + more
		}
		often, number := n.prop("frequency_type"), cmp.Or(n.prop("frequency_number"), "1")
		own := n.get("properties", "delible")
		switch {
		case own.line > 0 && !isTrue(own.text):
		case often == "year" && number == "1" && day != "":
			p.AddLabelled("dates", title, day)
		case often == "one_time" && isTrue(n.prop("inactive")):
			p.Add("reminders", strings.TrimSpace(title+", on "+day))
		case often == "one_time" && day != "":
			r.note(n, who, record.Note{Title: record.Plain("Reminder"), Lines: []string{"[ ] " + title + " by " + day}, FYI: true})
		default:
			p.Add("reminders", strings.TrimSpace(title+", every "+number+" "+often+" from "+day))
		}
	}
}

func (r *reader) notes(c *node, who record.Who) {
	for _, n := range c.collection("note", "notes") {
		if lines := record.Lines(n.prop("body")); len(lines) > 0 {
			r.note(n, who, record.Note{Title: record.Plain(lines[0]), Prose: lines[1:], FYI: true})
		}
	}
}
